import { ApiException, type CoreV1Api, type V1Pod } from "@kubernetes/client-node";
import { setTimeout as pause } from "node:timers/promises";
import { gone } from "../supervisor/kubernetes";
import { patchNode } from "./node-object";

const ASK_AGAIN_MS = 500;
const REFUSED_BY_BUDGET = 429;

export interface DrainLimits {
    /** How long a PodDisruptionBudget may hold up the end of a machine. */
    readonly budgetMs: number;
    /** How long pods that were told to end may take beyond that. */
    readonly endMs: number;
    /** Whether the pods that a budget protects go in the end, as when EKS scales a group down or is told to use force. */
    readonly isForced: boolean;
}

/**
 * As EKS does before it ends a machine: no new pods, and those that are there are evicted, budgets respected. Returns the
 * pods that are still there.
 */
export async function drain(core: CoreV1Api, node: string, limits: DrainLimits): Promise<readonly V1Pod[]> {
    await patchNode(core, node, { spec: { unschedulable: true } }).catch(gone);
    const began = Date.now();
    const gonePast = (ms: number): boolean => Date.now() - began > ms;
    for (;;) {
        const left = await podsOn(core, node);
        const isLate = gonePast(limits.budgetMs);
        const isOver = limits.isForced ? gonePast(limits.budgetMs + limits.endMs) : isLate;
        if (left.length === 0 || isOver) return left;
        await Promise.all(left.filter(isStaying).map((pod) => evict(core, pod, isLate && limits.isForced)));
        await pause(ASK_AGAIN_MS);
    }
}

const isStaying = ({ metadata }: V1Pod): boolean => metadata?.deletionTimestamp === undefined;

/** All but those of DaemonSets, which would come back at once. */
async function podsOn(core: CoreV1Api, node: string): Promise<readonly V1Pod[]> {
    const { items } = await core.listPodForAllNamespaces({ fieldSelector: `spec.nodeName=${node}` });
    return items.filter(({ metadata }) => !(metadata?.ownerReferences ?? []).some(({ kind }) => kind === "DaemonSet"));
}

async function evict(core: CoreV1Api, { metadata }: V1Pod, mayForce: boolean): Promise<void> {
    const pod = { name: metadata?.name ?? "", namespace: metadata?.namespace ?? "" };
    try {
        await core.createNamespacedPodEviction({ ...pod, body: { metadata: pod } });
    } catch (error) {
        if (!(error instanceof ApiException && error.code === REFUSED_BY_BUDGET)) gone(error);
        else if (mayForce) await core.deleteNamespacedPod(pod).catch(gone);
    }
}
