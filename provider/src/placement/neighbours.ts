import { type Room } from "./amounts";

/** Pods that run beside ours, by what they request together. */
export interface Neighbours extends Room {
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
/** Requests of the Cluster Autoscaler in kubernetes/autoscaler's manifest for AWS. */
export const CLUSTER_AUTOSCALER_REQUESTS: Room = { cpuMillis: 100, memoryMiB: 600 };
/** Requests of the operator's Deployment (KubeRay `config/manager/manager.yaml`). */
export const OPERATOR_REQUESTS: Neighbours = { cpuMillis: 100, memoryMiB: 512, pods: 1 };
