import { type Architecture } from "./instance-row";

/** What the provider knows of an EC2 instance type: nominal figures, before anything is reserved. */
export interface InstanceType {
    readonly name: string;
    readonly vcpus: number;
    readonly memoryMiB: number;
    readonly architecture: Architecture;
    /** Network interfaces and IPv4 addresses of the default network card: what limits the number of pods. */
    readonly networkInterfaces: number;
    readonly ipv4PerInterface: number;
    readonly efaInterfaces: number;
    readonly gpu: Gpu | undefined;
    readonly neuron: Neuron | undefined;
}

export interface Gpu {
    /** EC2's name, e.g. `L40S`. */
    readonly name: string;
    /** Whole GPUs; 0 on types that offer a slice of one (g6f). */
    readonly count: number;
    readonly memoryMiB: number;
}

export interface Neuron {
    /** EC2's name, e.g. `Trainium2`. */
    readonly name: string;
    readonly devices: number;
    readonly coresPerDevice: number;
}

/** `g6e` of `g6e.12xlarge`. */
export const familyOf = (name: string): string => name.split(".", 1)[0] ?? name;
