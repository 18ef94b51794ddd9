import { type InstanceType } from "./instance-type";

/** vpc-cni and kube-proxy, which share the host's address (nodeadm `eni_max_pods.go`). */
const HOST_NETWORK_PODS = 2;
/** EKS caps managed nodes below and from this many vCPUs (EKS user guide, "How maxPods is determined"). */
const MANY_VCPUS = 30;
const MAX_PODS_FEW_VCPUS = 110;
const MAX_PODS_MANY_VCPUS = 250;

/**
 * Pods that can have an address: each interface of the default network card lends all of its addresses but the first
 * (nodeadm `eni_max_pods.go`). Interfaces that are EFA alone lend none (Karpenter `types.go`, `ENILimitedPods`).
 */
export const maxPodsByInterfaces = (type: InstanceType, efaOnlyInterfaces = 0): number =>
    Math.max(0, type.networkInterfaces - efaOnlyInterfaces) * (type.ipv4PerInterface - 1) + HOST_NETWORK_PODS;

const maxPodsOfManagedNodes = (type: InstanceType): number =>
    type.vcpus < MANY_VCPUS ? MAX_PODS_FEW_VCPUS : MAX_PODS_MANY_VCPUS;

/** What the kubelet of a managed node is told, and what its interfaces can serve. */
export const maxPods = (type: InstanceType, efaOnlyInterfaces = 0): number =>
    Math.min(maxPodsByInterfaces(type, efaOnlyInterfaces), maxPodsOfManagedNodes(type));
