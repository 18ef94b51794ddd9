/** Shape of a row of `instance-types.gen.ts`: short, because there are some 1,400 of them. */
export type InstanceRow = readonly [
    vcpus: number,
    memoryMiB: number,
    architecture: Architecture,
    /** Network interfaces and IPv4 addresses of the default network card: what limits the number of pods. */
    interfaces: number,
    ipv4PerInterface: number,
    efaInterfaces: number,
    accelerators?: Accelerators,
];

export type Architecture = "x86_64" | "arm64";

interface Accelerators {
    readonly gpu?: readonly [name: string, count: number, memoryMiB: number];
    readonly neuron?: readonly [name: string, devices: number, coresPerDevice: number];
}
