import { readFileSync } from "node:fs";
import { stringify } from "yaml";
import { type MachineGroup } from "../aws/machines";
import { type Certificate } from "./certificates";
import { type LabNetwork } from "./network-plan";
import { type NodeSize } from "./size";

export const CLUSTER_DOMAIN = "cluster.local";

export interface KubeletSettings {
    readonly providerId: string;
    readonly group: Pick<MachineGroup, "taints">;
    readonly size: NodeSize;
    readonly network: LabNetwork;
    readonly authority: string;
    readonly serving: Certificate;
}

/** As an EKS node has it, with what a machine of namespaces needs besides. */
export function kubeletConfig({ size, ...settings }: KubeletSettings): string {
    return stringify({
        apiVersion: "kubelet.config.k8s.io/v1beta1",
        kind: "KubeletConfiguration",
        authentication: {
            anonymous: { enabled: false },
            webhook: { enabled: true },
            x509: { clientCAFile: settings.authority },
        },
        authorization: { mode: "Webhook" },
        tlsCertFile: settings.serving.certificate,
        tlsPrivateKeyFile: settings.serving.key,
        clusterDNS: [settings.network.gateway],
        clusterDomain: CLUSTER_DOMAIN,
        // The host's resolver knows nothing that pods could reach.
        resolvConf: "",
        containerRuntimeEndpoint: "unix:///run/containerd/containerd.sock",
        cgroupDriver: "cgroupfs",
        failCgroupV1: false,
        failSwapOn: false,
        providerID: settings.providerId,
        registerWithTaints: settings.group.taints.map((taint) => ({ ...taint })),
        maxPods: size.maxPods,
        kubeReserved: {
            cpu: `${size.reservedCpuMillis}m`,
            memory: `${size.reservedMemoryMiB}Mi`,
            "ephemeral-storage": "1Gi",
        },
        // Memory as on EKS; of the disk a fixed part, because it is the machine's, and may well be nine tenths full.
        evictionHard: { "memory.available": "100Mi", "nodefs.available": "1Gi", "imagefs.available": "1Gi" },
        imageGCHighThresholdPercent: 100,
        imageGCLowThresholdPercent: 99,
        serializeImagePulls: false,
        oomScoreAdj: 0,
        maxOpenFiles: Math.min(1_000_000, openFilesLimit()),
        volumePluginDir: "/var/lib/kubelet/volume-plugins",
    });
}

/** Without CAP_SYS_RESOURCE kubelet cannot raise its own limit, and would end. */
function openFilesLimit(limits = readFileSync("/proc/self/limits", "utf8")): number {
    const hard = /^Max open files\s+\S+\s+(\S+)/m.exec(limits)?.[1];
    return hard === undefined || hard === "unlimited" ? Infinity : Number(hard);
}

/** Nothing of conntrack's is changed: those limits belong to the whole machine. */
export const kubeProxyConfig = (folder: string, node: string, network: LabNetwork): string =>
    stringify({
        apiVersion: "kubeproxy.config.k8s.io/v1alpha1",
        kind: "KubeProxyConfiguration",
        mode: "iptables",
        hostnameOverride: node,
        clusterCIDR: network.podRange,
        clientConnection: { kubeconfig: `${folder}/kube-proxy.kubeconfig` },
        conntrack: { maxPerCore: 0, min: 0, tcpEstablishedTimeout: "0s", tcpCloseWaitTimeout: "0s" },
    });
