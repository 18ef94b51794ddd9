import { parseCpuMillis, parseMemoryMiB, parseQuantity } from "../shared/quantity";
import { capacityMemoryMiB } from "./capacity";
import { RESERVED_STORAGE_MIB, reservedCpuMillis, reservedMemoryMiB } from "./kube-reserved";
import { type InstanceType } from "./instance-type";
import { type NodeChoices } from "./node-choices";

/** `evictionHard: memory.available` of EKS nodes (nodeadm `config.go`); Bottlerocket has the same. */
const EVICTION_THRESHOLD_MIB = 100;
/** `evictionHard: nodefs.available`, 10 %: the kubelet keeps percentages in single precision, and it shows in the bytes. */
const EVICTION_STORAGE_SHARE = 0.1;

/** What the kubelet keeps from pods: what it was told for each amount, else what EKS tells it. */
export const keptCpuMillis = (type: InstanceType, { kubelet }: Pick<NodeChoices, "kubelet">): number =>
    (parsed(parseCpuMillis, kubelet.kubeReserved?.cpu) ?? reservedCpuMillis(type)) +
    (parsed(parseCpuMillis, kubelet.systemReserved?.cpu) ?? 0);

export function keptMemoryMiB(type: InstanceType, choices: NodeChoices): number {
    const { amiFamily, kubelet } = choices;
    const { kubeReserved, systemReserved, evictionHard, maxPods } = kubelet;
    const threshold = evictionHard?.["memory.available"];
    return (
        (parsed(parseMemoryMiB, kubeReserved?.memory) ?? reservedMemoryMiB(type, amiFamily, maxPods)) +
        (parsed(parseMemoryMiB, systemReserved?.memory) ?? 0) +
        (shareOf(capacityMemoryMiB(type, choices), threshold) ??
            parsed(parseMemoryMiB, threshold) ??
            EVICTION_THRESHOLD_MIB)
    );
}

export function keptStorageBytes(capacity: number, { kubelet }: Pick<NodeChoices, "kubelet">): number {
    const { kubeReserved, systemReserved, evictionHard } = kubelet;
    const threshold = evictionHard?.["nodefs.available"];
    return (
        (parsed(parseQuantity, kubeReserved?.["ephemeral-storage"]) ?? RESERVED_STORAGE_MIB * 2 ** 20) +
        (parsed(parseQuantity, systemReserved?.["ephemeral-storage"]) ?? 0) +
        (shareOf(capacity, threshold) ??
            parsed(parseQuantity, threshold) ??
            Math.trunc(capacity * Math.fround(EVICTION_STORAGE_SHARE)))
    );
}

const parsed = (parse: (quantity: string) => number | undefined, quantity: string | undefined): number | undefined =>
    quantity === undefined ? undefined : parse(quantity);

/** A threshold that is a percentage. */
const shareOf = (whole: number, threshold: string | undefined): number | undefined =>
    threshold?.endsWith("%") === true
        ? Math.trunc(whole * Math.fround(Number(threshold.slice(0, -1)) / 100))
        : undefined;
