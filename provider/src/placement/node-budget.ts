import { type Allocatable, allocatable } from "../instance-catalog/allocatable";
import { type InstanceType } from "../instance-catalog/instance-type";
import { typesOf } from "../instance-catalog/pool-types";
import { containsUnknown } from "../shared/unknown";
import { type PoolNodes } from "./pool-nodes";

/** CPU and memory that others use, or that are left for us. */
export interface Room {
    readonly cpuMillis: number;
    readonly memoryMiB: number;
}

/** What a node leaves for Ray pods. */
export interface NodeBudget extends Room {
    readonly pods: number;
    readonly gpus: number;
    /** The type of the pool with the least memory: the one a pod must fit. */
    readonly smallest: InstanceType;
}

/** Pods that run beside ours, by what they request together. */
interface Neighbours extends Room {
    readonly pods: number;
}

/** vpc-cni (50m: node and policy agent) and kube-proxy (100m), as EKS installs them; neither requests memory. */
export const PLAIN_DAEMONSETS: Neighbours = { cpuMillis: 150, memoryMiB: 0, pods: 2 };
/** The same, the NVIDIA device plugin and the CSI driver's agent, as Karpenter counted them (data-on-eks#589). */
export const GPU_DAEMONSETS: Neighbours = { cpuMillis: 210, memoryMiB: 240, pods: 6 };
/** Part of `GPU_DAEMONSETS`, whether the AMI carries the plugin or the unit installs it; its makers request nothing. */
export const NVIDIA_PLUGIN_REQUESTS: Room = { cpuMillis: 20, memoryMiB: 100 };
/** As AWS's own chart requests it (eks-charts `aws-efa-k8s-device-plugin`). */
export const EFA_PLUGIN_REQUESTS: Room = { cpuMillis: 10, memoryMiB: 20 };
/** What is reserved is for the Cluster Autoscaler and a device plugin at most. */
const RESERVED_PODS = 2;
/** Requests of the Cluster Autoscaler in kubernetes/autoscaler's manifest for AWS. */
export const CLUSTER_AUTOSCALER_REQUESTS: Room = { cpuMillis: 100, memoryMiB: 600 };
/** Requests of the operator's Deployment (KubeRay `config/manager/manager.yaml`). */
export const OPERATOR_REQUESTS: Neighbours = { cpuMillis: 100, memoryMiB: 512, pods: 1 };

/**
 * What a node of the pool leaves for Ray pods, whichever of its types it is: the least CPU, memory, pods and GPUs of
 * them, less what daemonsets take, what is reserved for others and, on a pool without taints, the operator, which may
 * run there. Conservative. `undefined` while the types are unknown, or when there is none that anybody knows.
 */
export function nodeBudget(pool: PoolNodes): NodeBudget | undefined {
    const types = containsUnknown([pool.instanceTypes, pool.node?.kubelet]) ? [] : typesOf(pool);
    const [smallest] = types.toSorted((a, b) => a.memoryMiB - b.memoryMiB);
    if (smallest === undefined) return undefined;
    const offers = types.map((type) => roomFor(type, pool));
    return {
        cpuMillis: Math.min(...offers.map((offer) => offer.cpuMillis)),
        memoryMiB: Math.min(...offers.map((offer) => offer.memoryMiB)),
        pods: Math.min(...offers.map((offer) => offer.pods)),
        gpus: Math.min(...types.map((type) => type.gpu?.count ?? 0)),
        smallest,
    };
}

/**
 * Bottlerocket keeps less of a large node; but a share that grows with a choice of image would restart the pods. Told
 * of many pods, it keeps more.
 */
function leastOf(type: InstanceType, { node }: PoolNodes): Allocatable {
    const own = allocatable(type, node);
    const linux = allocatable(type, { ...node, amiFamily: "al2023" });
    return own.memoryMiB < linux.memoryMiB ? own : linux;
}

function roomFor(type: InstanceType, pool: PoolNodes): Neighbours {
    const node = leastOf(type, pool);
    const others = [node.gpus > 0 ? GPU_DAEMONSETS : PLAIN_DAEMONSETS];
    if (!isTainted(pool)) others.push(OPERATOR_REQUESTS);
    if (pool.reserved !== undefined && !containsUnknown(pool.reserved))
        others.push({ ...pool.reserved, pods: RESERVED_PODS });
    return {
        cpuMillis: others.reduce((left, other) => left - other.cpuMillis, node.cpuMillis),
        memoryMiB: others.reduce((left, other) => left - other.memoryMiB, node.memoryMiB),
        pods: others.reduce((left, other) => left - other.pods, node.pods),
    };
}

/** Whether pods that tolerate nothing stay away from the pool. `PreferNoSchedule` does not keep them away. */
export const isTainted = (pool: Pick<PoolNodes, "taints">): boolean =>
    pool.taints.some((taint) => taint.effect !== "PreferNoSchedule");
