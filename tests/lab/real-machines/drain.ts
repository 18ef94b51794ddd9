import { ApiException, type CoreV1Api, type V1Pod } from "@kubernetes/client-node";
import { setTimeout as pause } from "node:timers/promises";
import { gone } from "../supervisor/kubernetes";
import { patchNode } from "./node-object";

/** How long a PodDisruptionBudget may hold up the end of a machine. EKS waits for a quarter of an hour. */
const BUDGET_SECONDS = 60;
/** How long pods that were told to end may take. */
const END_SECONDS = 45;
const ASK_AGAIN_MS = 500;
const REFUSED_BY_BUDGET = 429;

/** As EKS does before it ends a machine: no new pods, and those that are there are evicted, budgets respected. */
export async function drain(core: CoreV1Api, node: string): Promise<void> {
    await patchNode(core, node, { spec: { unschedulable: true } }).catch(gone);
    const began = Date.now();
    const secondsGone = (): number => (Date.now() - began) / 1000;
    for (let left = await podsOn(core, node); left.length > 0; left = await podsOn(core, node)) {
        if (secondsGone() > BUDGET_SECONDS + END_SECONDS) return;
        const mayForce = secondsGone() > BUDGET_SECONDS;
        await Promise.all(left.filter(isStaying).map((pod) => evict(core, pod, mayForce)));
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
