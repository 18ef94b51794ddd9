import { formatMemoryMiB } from "../../shared/quantity";
import { type Room } from "../amounts";
import { CLUSTER_AUTOSCALER_REQUESTS, EFA_PLUGIN_REQUESTS } from "../neighbours";
import { type Fit } from "./pod";

export const eachPod = (podsPerNode: number): string =>
    podsPerNode === 1 ? "a pod" : `a pod, ${podsPerNode} pods a node,`;

/** Each of these is enough. */
export function anyOfThese(ways: readonly string[]): string {
    const text = ways.length === 0 ? "pick a larger instance type" : ways.join(", or ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

/** `lower` is what is left for it; nothing left is no way out. */
export const wayOut = (lower: string | undefined, podsPerNode: number, types: string | undefined): string =>
    anyOfThese([...(lower === undefined ? [] : [`lower it to ${lower}`]), ...otherWays(podsPerNode, types)]);

/** `types` is the way to other types, where there is one. */
const otherWays = (podsPerNode: number, types: string | undefined): string[] => [
    ...(podsPerNode > 1 ? ["lower podsPerNode"] : []),
    ...(types === undefined ? [] : [types]),
];

/** For a size of the Ray container; where others leave it nothing, it is theirs that must be lowered. */
export function wayForSize(fit: Fit, size: keyof Room, types: string | undefined): string {
    const left = fit.share[size];
    if (left > 0) return wayOut(sizeText(size, left), fit.podsPerNode, types);
    return anyOfThese([...waysOfOthers(fit, [size]), ...otherWays(fit.podsPerNode, types)]);
}

/** Whose sizes could be lowered, beside those of the Ray container. */
export function waysOfOthers({ pool, role, ...fit }: Fit, sizes: readonly (keyof Room)[]): string[] {
    const isGiven = sizes.some((size) => (pool.reserved?.[size] ?? 0) > MOST_OF_THE_UNIT[size]);
    const hasOthers = sizes.some((size) => besideOf(fit, size) > 0);
    const others = role === "head" ? "sidecars, podTemplate, autoscaling" : "sidecars, podTemplate";
    return [
        ...(hasOthers ? [`lower the sizes of the containers beside it (${others})`] : []),
        ...(isGiven ? ["lower what the pool has reserved"] : []),
    ];
}

/** What a unit reserves on a pool for what it runs there itself. Only what is more can be the user's `reserved`. */
const MOST_OF_THE_UNIT: Room = {
    cpuMillis: CLUSTER_AUTOSCALER_REQUESTS.cpuMillis + EFA_PLUGIN_REQUESTS.cpuMillis,
    memoryMiB: CLUSTER_AUTOSCALER_REQUESTS.memoryMiB + EFA_PLUGIN_REQUESTS.memoryMiB,
};

type Beside = Pick<Fit, "sidecarCpuMillis" | "sidecarMemoryMiB">;

export const besideOf = ({ sidecarCpuMillis, sidecarMemoryMiB }: Beside, size: keyof Room): number =>
    size === "cpuMillis" ? sidecarCpuMillis : sidecarMemoryMiB;

/** Said with what a node offers: a size that would fit alone is not understood otherwise. */
export function besideText(fit: Beside, size: keyof Room): string {
    const beside = besideOf(fit, size);
    return beside === 0 ? "" : `, and the containers beside it take ${sizeText(size, beside)}`;
}

/** In the words of the inputs: cores are a number, memory is a quantity. */
const sizeText = (size: keyof Room, amount: number): string =>
    size === "cpuMillis" ? cores(amount) : aboutGiB(amount);

export const cores = (millis: number): string => `${millis / 1000}`;

export const wayForWholePod = (podsPerNode: number, types?: string): string =>
    `Lower the sizes of its init containers, sidecars or podTemplate${otherWays(podsPerNode, types)
        .map((way) => `, or ${way.replace("lower podsPerNode", "podsPerNode")}`)
        .join("")}.`;

/** The smallest types have less than their daemonsets want: there is none then, not less. */
export const aboutGiB = (mib: number): string =>
    mib < 1024 ? formatMemoryMiB(Math.max(0, Math.floor(mib))) : `${Math.floor(mib / 1024)}Gi`;
