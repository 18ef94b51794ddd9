import { below, type Problem } from "../../shared/problems";
import { type Fit } from "./pod";
import { scarcest, wayToTypes } from "./pool-type";
import { anyOfThese } from "./way-out";

/** What the API server takes: the input has the same bound. */
const MOST_MAX_PODS = 737;

/** Each pod needs an address, and so do the daemonsets of EKS. */
export function podsHaveAddresses(fit: Fit): Problem[] {
    const { podsPerNode, ceiling, poolName, pool } = fit;
    if (podsPerNode <= ceiling.pods) return [];
    const has = pool.node?.kubelet?.maxPods === undefined ? "has addresses for" : "is told to take";
    const offer = `${scarcest(fit, (room) => room.pods)} ${has} ${atLeastNone(ceiling.pods)} beside those of EKS itself`;
    const verb = podsPerNode === 1 ? "does" : "do";
    const reason = `${pods(podsPerNode)} a node ${verb} not fit pool "${poolName}": ${offer}. ${wayOut(fit, ceiling.pods)}`;
    return [{ path: podsPerNodePath(fit), reason }];
}

export function podsAreTight(fit: Fit): Problem[] {
    const { budget, ceiling, podsPerNode, poolName } = fit;
    if (podsPerNode <= budget.pods) return [];
    const offer = `${scarcest(fit, (room) => room.pods)} leaves ${atLeastNone(budget.pods)} addresses beside the usual daemonsets, and ${ceiling.pods} beside EKS's own`;
    const reason = `${pods(podsPerNode)} a node may not fit pool "${poolName}" (${offer}). ${wayOut(fit, budget.pods)}`;
    return [{ path: podsPerNodePath(fit), reason }];
}

/** Where nobody said how many, it is the pod itself that does not fit. */
export const podsPerNodePath = ({ pod, path }: Pick<Fit, "pod" | "path">): string =>
    pod.podsPerNode === undefined ? path : below(path, "podsPerNode");

function wayOut(fit: Fit, left: number): string {
    const { podsPerNode, budget, pool } = fit;
    const maxPods = pool.node?.kubelet?.maxPods;
    const enough = maxPods === undefined ? Infinity : maxPods + podsPerNode - budget.pods;
    const types = wayToTypes(fit, (room) => podsPerNode <= room.pods);
    return anyOfThese([
        ...(left > 0 ? [`lower it to ${left}`] : []),
        ...(enough <= MOST_MAX_PODS ? [`raise the pool's kubelet.maxPods to ${enough}`] : []),
        ...(types === undefined ? [] : [types]),
    ]);
}

const pods = (count: number): string => `${count} pod${count === 1 ? "" : "s"}`;

const atLeastNone = (count: number): number => Math.max(0, count);
