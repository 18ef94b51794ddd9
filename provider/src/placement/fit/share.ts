import { type Room } from "../amounts";
import { type Problem } from "../../shared/problems";
import { podsPerNodePath } from "./addresses";
import { type Fit } from "./pod";
import { scarcest } from "./pool-type";
import { anyOfThese, waysOfOthers } from "./way-out";

/** Shares, not sizes that were given: too many pods for what there is to share. */
export function sharesAreWorthHaving(fit: Fit): Problem[] {
    const { pod, podsPerNode, role, budget, share, poolName } = fit;
    const path = podsPerNodePath(fit);
    const nodeOf = (type: string) => `a node of pool "${poolName}" (${type})`;
    const sharesGpus = role === "worker" && pod.gpus === undefined && !takesGpusByName(fit);
    if (sharesGpus && budget.gpus > 0 && share.gpus === 0) {
        const reason = `${podsPerNode} pods cannot share the ${budget.gpus} GPUs of ${nodeOf(scarcest(fit, ({ gpus }) => gpus))}: each would get none. Lower it to ${budget.gpus}, or say gpus: 0.`;
        return [{ path, reason }];
    }
    const empty: (keyof Room)[] = [
        ...(pod.cpu === undefined && share.cpuMillis === 0 ? ["cpuMillis" as const] : []),
        ...(pod.memory === undefined && share.memoryMiB === 0 ? ["memoryMiB" as const] : []),
    ];
    if (empty.length === 0) return [];
    const ways = anyOfThese([
        ...(podsPerNode > 1 ? [`lower it from ${podsPerNode}`] : []),
        ...waysOfOthers(fit, empty),
        "pick a larger instance type",
    ]);
    const node = nodeOf(scarcest(fit, (room) => room[empty[0] ?? "cpuMillis"]));
    const what = empty.map((size) => NAMES[size]).join(" or ");
    return [{ path, reason: `${node} has no ${what} left for such a pod. ${ways}` }];
}

const NAMES: Readonly<Record<keyof Room, string>> = { cpuMillis: "CPU", memoryMiB: "memory" };

/** Slices of GPUs, or GPUs that a `podTemplate` asks for: such a pod has its own and takes no share. */
const takesGpusByName = ({ pod: { accelerators = {} }, total }: Fit): boolean =>
    [...Object.keys(accelerators), ...Object.keys(total?.devices ?? {})].some((name) => name.startsWith("nvidia.com/"));
