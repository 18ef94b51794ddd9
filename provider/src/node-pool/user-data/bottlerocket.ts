import { stringify, type TomlTable } from "smol-toml";
import { type Join } from "./join";
import { type NodeSettings } from "./node-settings";
import { said, type SettingsTree } from "../facts/settings";
import { type KubeletArgs } from "../../placement/args/kubelet";
import { type TaintArgs } from "../../placement/args/taint";

/** The kubelet's settings in Bottlerocket's words: https://bottlerocket.dev/en/os/1.53.x/api/settings/kubernetes/ */
const KUBELET: Readonly<Record<keyof KubeletArgs, string>> = {
    maxPods: "max-pods",
    kubeReserved: "kube-reserved",
    systemReserved: "system-reserved",
    evictionHard: "eviction-hard",
    evictionSoft: "eviction-soft",
    evictionSoftGracePeriod: "eviction-soft-grace-period",
    evictionMaxPodGracePeriod: "eviction-max-pod-grace-period",
    cpuManagerPolicy: "cpu-manager-policy",
    topologyManagerPolicy: "topology-manager-policy",
    topologyManagerScope: "topology-manager-scope",
    imageGCHighThresholdPercent: "image-gc-high-threshold-percent",
    imageGCLowThresholdPercent: "image-gc-low-threshold-percent",
    containerLogMaxSize: "container-log-max-size",
    containerLogMaxFiles: "container-log-max-files",
    registryPullQPS: "registry-qps",
    registryBurst: "registry-burst",
    podPidsLimit: "pod-pids-limit",
    shutdownGracePeriod: "shutdown-grace-period",
    shutdownGracePeriodCriticalPods: "shutdown-grace-period-for-critical-pods",
};
/** Bottlerocket wants these numbers as text. */
const AS_TEXT: readonly string[] = ["imageGCHighThresholdPercent", "imageGCLowThresholdPercent"];

/** What the container runtime and the kubelet keep, and so what moves to the local disks. */
const POD_FOLDERS = ["/var/lib/containerd", "/var/lib/kubelet", "/var/log/pods"];
const SOCI_FOLDER = "/var/lib/soci-snapshotter";

export function bottlerocketSettings({ kubelet, raid0, parallelImagePull, join }: NodeSettings): SettingsTree {
    return said({
        kubernetes: said({ ...(join && joining(join)), ...inTheirWords(kubelet) }),
        ...(parallelImagePull && {
            "container-runtime": { snapshotter: "soci" },
            "container-runtime-plugins": { "soci-snapshotter": { "pull-mode": "parallel-pull-unpack" } },
        }),
        ...(raid0 && { "bootstrap-commands": { "local-storage": localStorage(parallelImagePull) } }),
    });
}

export const bottlerocketUserData = (settings: SettingsTree): string => stringify({ settings: settings as TomlTable });

const inTheirWords = (kubelet: KubeletArgs): SettingsTree =>
    Object.fromEntries(
        Object.entries(kubelet).map(([key, value]) => [
            KUBELET[key as keyof KubeletArgs],
            AS_TEXT.includes(key) ? JSON.stringify(value) : value,
        ]),
    );

/** The array is made at the first boot and mounted at each. */
const localStorage = (withSoci: boolean): SettingsTree => ({
    commands: [
        ["apiclient", "ephemeral-storage", "init"],
        ["apiclient", "ephemeral-storage", "bind", "--dirs", ...POD_FOLDERS, ...(withSoci ? [SOCI_FOLDER] : [])],
    ],
    mode: "always",
    essential: true,
});

/** Nothing unknown is in these: see `planUserData`. */
const joining = ({ clusterName, endpoint, certificateAuthority, labels, taints }: Join): SettingsTree =>
    said({
        "cluster-name": clusterName,
        "api-server": endpoint,
        "cluster-certificate": certificateAuthority,
        "node-labels": labels,
        "node-taints": byKey(taints as readonly TaintArgs[]),
    });

function byKey(taints: readonly TaintArgs[]): Record<string, string[]> {
    const keys: Record<string, string[]> = {};
    for (const { key, value = "", effect } of taints) (keys[key] ??= []).push(`${value}:${effect}`);
    return keys;
}
