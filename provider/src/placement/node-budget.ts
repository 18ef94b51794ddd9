import { allocatable, CONSERVATIVE_OVERHEAD } from "../instance-catalog/allocatable";
import { findInstanceType } from "../instance-catalog/find";
import { type InstanceType } from "../instance-catalog/instance-type";
import { containsUnknown } from "../shared/unknown";
import { type PoolNodes } from "./pool-nodes";

/** CPU and memory that others use, or that are left for us. */
export interface Room {
    readonly cpuMillis: number;
    readonly memoryMiB: number;
}

/** What a node leaves for Ray pods. */
export interface NodeBudget extends Room {
    readonly gpus: number;
    /** The type of the pool with the least memory: the one a pod must fit. */
    readonly smallest: InstanceType;
}

/** vpc-cni (50m: node and policy agent) and kube-proxy (100m), as EKS installs them; neither requests memory. */
export const PLAIN_DAEMONSETS: Room = { cpuMillis: 150, memoryMiB: 0 };
/** The same, the NVIDIA device plugin and the CSI driver's agent, as Karpenter counted them (data-on-eks#589). */
export const GPU_DAEMONSETS: Room = { cpuMillis: 210, memoryMiB: 240 };
/** Part of `GPU_DAEMONSETS`, whether the AMI carries the plugin or the unit installs it; its makers request nothing. */
export const NVIDIA_PLUGIN_REQUESTS: Room = { cpuMillis: 20, memoryMiB: 100 };
/** As AWS's own chart requests it (eks-charts `aws-efa-k8s-device-plugin`). */
export const EFA_PLUGIN_REQUESTS: Room = { cpuMillis: 10, memoryMiB: 20 };
/** Requests of the Cluster Autoscaler in kubernetes/autoscaler's manifest for AWS. */
export const CLUSTER_AUTOSCALER_REQUESTS: Room = { cpuMillis: 100, memoryMiB: 600 };
/** Requests of the operator's Deployment (KubeRay `config/manager/manager.yaml`). */
export const OPERATOR_REQUESTS: Room = { cpuMillis: 100, memoryMiB: 512 };

/**
 * What a node of the pool leaves for Ray pods, whichever of its types it is: the least CPU, memory and GPUs of them,
 * less what daemonsets take, what is reserved for others and, on a pool without taints, the operator, which may run
 * there. Conservative unless told otherwise. `undefined` while the types are unknown, or when EC2 has none of them.
 */
export function nodeBudget(pool: PoolNodes, overhead = CONSERVATIVE_OVERHEAD): NodeBudget | undefined {
    const types = typesOf(pool);
    const [smallest] = types.toSorted((a, b) => a.memoryMiB - b.memoryMiB);
    if (smallest === undefined) return undefined;
    const offers = types.map((type) => roomFor(type, pool, overhead));
    return {
        cpuMillis: Math.min(...offers.map((offer) => offer.cpuMillis)),
        memoryMiB: Math.min(...offers.map((offer) => offer.memoryMiB)),
        gpus: Math.min(...types.map((type) => type.gpu?.count ?? 0)),
        smallest,
    };
}

function typesOf(pool: PoolNodes): InstanceType[] {
    if (containsUnknown(pool.instanceTypes)) return [];
    return pool.instanceTypes.map(findInstanceType).filter((type) => type !== undefined);
}

function roomFor(type: InstanceType, pool: PoolNodes, overhead: number): Room {
    const node = allocatable(type, overhead);
    const others = [node.gpus > 0 ? GPU_DAEMONSETS : PLAIN_DAEMONSETS];
    if (!isTainted(pool)) others.push(OPERATOR_REQUESTS);
    if (pool.reserved !== undefined && !containsUnknown(pool.reserved)) others.push(pool.reserved);
    return {
        cpuMillis: others.reduce((left, other) => left - other.cpuMillis, node.cpuMillis),
        memoryMiB: others.reduce((left, other) => left - other.memoryMiB, node.memoryMiB),
    };
}

/** Whether pods that tolerate nothing stay away from the pool. `PreferNoSchedule` does not keep them away. */
export const isTainted = (pool: Pick<PoolNodes, "taints">): boolean =>
    pool.taints.some((taint) => taint.effect !== "PreferNoSchedule");
