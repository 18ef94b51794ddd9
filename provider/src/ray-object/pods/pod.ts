import { type Kind, kindOf, type KubernetesObject, type ObjectMeta } from "../../cluster-access/objects";
import { TEMPLATE_HASH } from "../../ray-spec/build/template-hash";

/** What we look at in a pod. */
export interface Pod extends KubernetesObject {
    readonly spec?: {
        readonly nodeName?: string;
        readonly tolerations?: readonly object[];
        readonly volumes?: readonly PodVolume[];
    };
    readonly status?: {
        readonly phase?: string;
        readonly reason?: string;
        readonly message?: string;
        readonly conditions?: readonly PodCondition[];
        readonly containerStatuses?: readonly ContainerStatus[];
        readonly initContainerStatuses?: readonly ContainerStatus[];
    };
}

export interface PodVolume {
    readonly name: string;
    readonly persistentVolumeClaim?: { readonly claimName: string };
    readonly ephemeral?: object;
}

export interface PodCondition {
    readonly type: string;
    readonly status: string;
    readonly reason?: string;
    readonly message?: string;
}

export interface ContainerStatus {
    readonly name: string;
    readonly image?: string;
    readonly ready?: boolean;
    readonly restartCount?: number;
    readonly state?: ContainerState;
    readonly lastState?: ContainerState;
}

export interface ContainerState {
    readonly waiting?: { readonly reason?: string; readonly message?: string };
    readonly running?: object;
    readonly terminated?: { readonly reason?: string; readonly message?: string; readonly exitCode?: number };
}

export const POD: Kind<Pod> = kindOf<Pod>("v1", "Pod", "pods");

/** KubeRay's labels. */
export const CLUSTER_LABEL = "ray.io/cluster";
const GROUP_LABEL = "ray.io/group";
const TYPE_LABEL = "ray.io/node-type";
/** On the hosts of one replica, which come and go together. */
const REPLICA_LABEL = "ray.io/worker-group-replica-name";

export const isHead = ({ metadata }: Pod): boolean => metadata.labels?.[TYPE_LABEL] === "head";
export const groupOf = ({ metadata }: Pod): string => metadata.labels?.[GROUP_LABEL] ?? "";
/** `undefined` for the pod of a replica of one, and under a KubeRay that does not tell the hosts of replicas apart. */
export const replicaOf = ({ metadata }: Pod): string | undefined => metadata.labels?.[REPLICA_LABEL];
export const templateHashOf = ({ metadata }: Pod): string | undefined => metadata.annotations?.[TEMPLATE_HASH];
export const isGoing = ({ metadata }: Pod): boolean => metadata.deletionTimestamp !== undefined;

export const isReady = (pod: Pod): boolean =>
    !isGoing(pod) && (pod.status?.conditions ?? []).some(({ type, status }) => type === "Ready" && status === "True");

/** The scheduler's words, while it finds no node. */
export const unschedulable = ({ status }: Pod): string | undefined => {
    const scheduled = (status?.conditions ?? []).find(({ type }) => type === "PodScheduled");
    return scheduled?.status === "False" && scheduled.reason === "Unschedulable"
        ? (scheduled.message ?? "no node fits")
        : undefined;
};

/** The parts that are looked at; hundreds of pods are held in memory. */
export const slimPod = ({ apiVersion, kind, metadata, spec, status }: Pod): Pod => ({
    apiVersion,
    kind,
    metadata: slimMeta(metadata),
    // The rest matters until a pod is placed, and the default tolerations of every pod add up.
    spec: spec && { nodeName: spec.nodeName, ...(spec.nodeName === undefined && slimPlace(spec)) },
    status: status && {
        phase: status.phase,
        reason: status.reason,
        message: status.message,
        conditions: status.conditions,
        containerStatuses: status.containerStatuses,
        initContainerStatuses: status.initContainerStatuses,
    },
});

const slimPlace = ({ tolerations, volumes = [] }: NonNullable<Pod["spec"]>): Pod["spec"] => ({
    tolerations,
    volumes: volumes.flatMap(({ name, persistentVolumeClaim, ephemeral }): PodVolume[] => {
        if (persistentVolumeClaim !== undefined) return [{ name, persistentVolumeClaim }];
        return ephemeral === undefined ? [] : [{ name, ephemeral: {} }];
    }),
});

const slimMeta = (meta: ObjectMeta): ObjectMeta => ({
    name: meta.name,
    namespace: meta.namespace,
    uid: meta.uid,
    creationTimestamp: meta.creationTimestamp,
    deletionTimestamp: meta.deletionTimestamp,
    labels: meta.labels,
    annotations: meta.annotations,
    finalizers: meta.finalizers,
});
