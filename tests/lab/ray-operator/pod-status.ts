import { type V1ContainerState, type V1Pod, type V1PodCondition, type V1PodStatus } from "@kubernetes/client-node";
import { operatorContainer } from "./image";

/** What the process behind an operator's pod does. */
export type ProcessState =
    | { readonly kind: "starting" }
    | { readonly kind: "ready"; readonly since: Date }
    | { readonly kind: "waiting"; readonly reason: string; readonly message: string };

/** The status that a kubelet would write for a pod with that process. Merge patch: it leaves alone what it does not name. */
export function podStatus(pod: V1Pod, state: ProcessState, restarts: number, now: Date): V1PodStatus {
    const isReady = state.kind === "ready";
    const container = operatorContainer(pod);
    return {
        phase: isReady || restarts > 0 ? "Running" : "Pending",
        startTime: pod.status?.startTime ?? now,
        podIP: podAddress(pod),
        podIPs: [{ ip: podAddress(pod) }],
        conditions: [
            ...(pod.status?.conditions ?? []).filter(({ type }) => type === "PodScheduled"),
            condition("Initialized", true, now),
            condition("ContainersReady", isReady, now),
            condition("Ready", isReady, now),
        ],
        containerStatuses: [
            {
                name: container?.name ?? "",
                image: container?.image ?? "",
                imageID: "",
                ready: isReady,
                started: isReady,
                restartCount: restarts,
                state: containerState(state),
            },
        ],
    };
}

function containerState(state: ProcessState): V1ContainerState {
    switch (state.kind) {
        case "starting":
            return { waiting: { reason: "ContainerCreating" } };
        case "ready":
            return { running: { startedAt: state.since } };
        case "waiting":
            return { waiting: { reason: state.reason, message: state.message } };
    }
}

const condition = (type: string, holds: boolean, now: Date): V1PodCondition => ({
    type,
    status: holds ? "True" : "False",
    lastTransitionTime: now,
    reason: holds ? undefined : "ContainersNotReady",
});

/** Outside KWOK's range, and the same for a pod each time that it is asked. */
function podAddress(pod: V1Pod): string {
    const uid = (pod.metadata?.uid ?? "").replaceAll("-", "");
    return `10.245.${parseInt(uid.slice(0, 2), 16)}.${1 + (parseInt(uid.slice(2, 4), 16) % 254)}`;
}
