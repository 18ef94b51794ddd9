import { type Cause } from "./cause";
import { type KubernetesEvent } from "./event";
import { type ContainerStatus, groupOf, isGoing, isReady, type Pod } from "../pods/pod";

/** The kubelet tries a pull again after 10 s: a registry that stumbled once has healed by then, a wrong name has not. */
const PULL_GRACE = 20;
/** A Secret or ConfigMap made in the same update may come a moment after the pod that needs it. */
const CONFIG_GRACE = 20;
/** Two restarts of the kubelet's backoff (10 s, 20 s); a third crash is definite at once. */
const CRASH_GRACE = 25;
const DEFINITE_RESTARTS = 3;
/** The kubelet says it at the first try and goes on trying, for volumes and Secrets that appear later. */
const MOUNT_GRACE = 30;

interface WaitingRule {
    readonly what: string;
    readonly graceSeconds: number;
}
const pull = { what: "pull", graceSeconds: PULL_GRACE };
const config = { what: "config", graceSeconds: CONFIG_GRACE };
const definite = { what: "image", graceSeconds: 0 };

/** Reasons of a waiting container that do not pass by themselves. */
const WAITING: Readonly<Record<string, WaitingRule>> = {
    ErrImagePull: pull,
    ImagePullBackOff: pull,
    RegistryUnavailable: pull,
    SignatureValidationFailed: pull,
    InvalidImageName: definite,
    ErrImageNeverPull: definite,
    ImageInspectError: pull,
    CreateContainerConfigError: config,
    CreateContainerError: config,
    RunContainerError: config,
    PreCreateHookError: config,
    PostStartHookError: config,
};

/** Restarts that a container had behind it before it was our affair. */
export type RestartsBefore = (container: string) => number;

/** What keeps a pod from becoming ready, in the words of the kubelet. */
export function podCauses(pod: Pod, events: readonly KubernetesEvent[], before: RestartsBefore): Cause[] {
    if (isReady(pod) || isGoing(pod)) return [];
    const containers = containersOf(pod);
    const inContainers = containers.flatMap((container) => containerCause(pod, container, before));
    return inContainers.length > 0 ? inContainers : [...evicted(pod), ...unmounted(pod, containers, events)];
}

/** In the order in which they start. */
const containersOf = ({ status }: Pod): ContainerStatus[] => [
    ...(status?.initContainerStatuses ?? []),
    ...(status?.containerStatuses ?? []),
];

function containerCause(pod: Pod, container: ContainerStatus, before: RestartsBefore): Cause[] {
    const reason = container.state?.waiting?.reason ?? "";
    const rule = Object.hasOwn(WAITING, reason) ? WAITING[reason] : undefined;
    if (rule !== undefined) {
        const { what, graceSeconds } = rule;
        const said = container.state?.waiting?.message;
        const image = container.image ?? "";
        // ErrImagePull and ImagePullBackOff take turns; which of them is on is no new cause.
        const key = [groupOf(pod), container.name, what, image].join(" ");
        // The kubelet's back-off message does not always name the image.
        const about = what === "config" || image === "" || (said ?? "").includes(image) ? "" : ` of "${image}"`;
        const text = `${place(pod, container)}: ${reason}${about}${said === undefined ? "" : `: ${said}`}`;
        return [{ key, same: `${what} ${image}`, text, graceSeconds }];
    }
    return crash(pod, container, before(container.name));
}

function crash(pod: Pod, container: ContainerStatus, before: number): Cause[] {
    const { restartCount = 0, ready = false, state, lastState } = container;
    const isDefinite = restartCount - before >= DEFINITE_RESTARTS;
    const looping = state?.waiting?.reason === "CrashLoopBackOff" || isDefinite;
    if (!looping || ready || isDone(container)) return [];
    const end = state?.terminated ?? lastState?.terminated;
    const how = end === undefined ? "" : ` (${exitOf(end)})`;
    const text = `${place(pod, container)}: crashes again and again, ${restartCount} restarts${how}. ${wayOut(pod, container, end?.reason)}`;
    const graceSeconds = isDefinite ? 0 : CRASH_GRACE;
    return [{ key: [groupOf(pod), container.name, "crash"].join(" "), text, graceSeconds }];
}

/** An init container that has ended well is never "ready" while it has failed before. */
const isDone = ({ state }: ContainerStatus): boolean => state?.terminated?.exitCode === 0;

const OUT_OF_MEMORY = "OOMKilled";

const wayOut = (pod: Pod, { name }: ContainerStatus, reason: string | undefined): string =>
    reason === OUT_OF_MEMORY
        ? "It needs more memory than its limit: raise `memory`."
        : `See: kubectl logs -n ${pod.metadata.namespace ?? ""} ${pod.metadata.name} -c ${name} --previous`;

const exitOf = (end: { readonly reason?: string; readonly message?: string; readonly exitCode?: number }): string =>
    [end.reason, end.exitCode === undefined ? undefined : `exit code ${end.exitCode}`, end.message?.trim()]
        .filter((part) => part !== undefined && part !== "")
        .join(", ");

/** How a pod in phase Failed ended: the first container that failed, or why the kubelet threw it out. */
export function endOf(pod: Pod): string {
    const { reason, message } = pod.status ?? {};
    for (const { name, state, lastState } of containersOf(pod)) {
        const end = state?.terminated ?? lastState?.terminated;
        if (end !== undefined && end.exitCode !== 0) return `container ${name}: ${exitOf(end)}`;
    }
    return reason === undefined ? "no reason given" : exitOf({ reason, message });
}

/** A pod that the kubelet refused or threw out before it ran. */
function evicted(pod: Pod): Cause[] {
    const { phase, reason, message } = pod.status ?? {};
    if (phase !== "Failed" || reason === undefined) return [];
    const text = `${pod.metadata.name}: ${reason}${message === undefined ? "" : `: ${message}`}`;
    return [{ key: `${groupOf(pod)} failed ${reason}`, text, graceSeconds: CONFIG_GRACE }];
}

/** A volume that cannot be mounted is told by an event alone; the pod just stays "ContainerCreating". */
function unmounted(pod: Pod, containers: readonly ContainerStatus[], events: readonly KubernetesEvent[]): Cause[] {
    if (hasSandbox(pod) || containers.some(({ state }) => state?.running !== undefined)) return [];
    const mount = events.findLast(({ reason }) => reason === "FailedMount" || reason === "FailedAttachVolume");
    if (mount === undefined) return [];
    const text = `${pod.metadata.name}: ${mount.reason ?? ""}: ${mount.message ?? ""}`;
    return [{ key: `${groupOf(pod)} mount`, text, graceSeconds: MOUNT_GRACE }];
}

/** The kubelet makes the sandbox once everything is mounted; a large image may still be on its way then. */
const hasSandbox = ({ status }: Pod): boolean =>
    (status?.conditions ?? []).some(({ type, status: is }) => type === "PodReadyToStartContainers" && is === "True");

const place = (pod: Pod, container: ContainerStatus): string => `${pod.metadata.name}, container ${container.name}`;
