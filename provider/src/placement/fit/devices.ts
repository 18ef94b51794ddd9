import { GPU } from "../amounts";
import { EFA } from "../../instance-catalog/devices";
import { below } from "../../shared/problems";
import { type PodSizes } from "../placement-pool";

interface AskedDevices {
    readonly name: string;
    readonly path: string;
    readonly count: number;
}

/** GPUs have an input of their own, and may be asked for by their name in Kubernetes as well. */
export function gpusAsked({ pod: { gpus, accelerators }, path }: { pod: PodSizes; path: string }) {
    const count = accelerators?.[GPU];
    return gpus === undefined && count !== undefined
        ? { input: "it", path: below(below(path, "accelerators"), GPU), count }
        : { input: "gpus", path: below(path, "gpus"), count: gpus ?? 0 };
}

/** What a pod asks for, each with the input that says so. */
export function devicesAsked({ accelerators = {}, efa = 0 }: PodSizes, path: string): AskedDevices[] {
    const at = below(path, "accelerators");
    const named = Object.entries(accelerators).map(([name, count]) => ({ name, path: below(at, name), count }));
    return [...named, { name: EFA, path: below(path, "efa"), count: efa }];
}
