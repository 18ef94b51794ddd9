import { type types } from "@pulumi/kubernetes";
import { PLATFORM_KEY, POOL_KEY } from "../node-pool/facts/identity";
import { MANAGED_BY, MANAGER } from "../ray-object/marks";
import { formatCpuMillis, formatMemoryMiB } from "../shared/quantity";
import { type DevicePlugin } from "./kind";

type DaemonSetSpec = types.input.apps.v1.DaemonSetSpec;

/** System DaemonSets live here: the namespace may use the highest priority, and folders of the node. */
export const DEVICE_PLUGIN_NAMESPACE = "kube-system";

export const pluginLabels = (unit: string, { name }: DevicePlugin): Record<string, string> => ({
    ...selectorOf(unit, name),
    [MANAGED_BY]: MANAGER,
});

/** A DaemonSet's selector can never be changed, so no version is in it. */
const selectorOf = (unit: string, name: string): Record<string, string> => ({
    "app.kubernetes.io/name": name,
    "app.kubernetes.io/instance": unit,
});

export const daemonSetSpec = (
    unit: string,
    plugin: DevicePlugin,
    image: string,
    pools: readonly string[],
): DaemonSetSpec => ({
    selector: { matchLabels: selectorOf(unit, plugin.name) },
    updateStrategy: { type: "RollingUpdate", rollingUpdate: { maxUnavailable: "25%" } },
    template: {
        metadata: { labels: pluginLabels(unit, plugin) },
        spec: {
            priorityClassName: "system-node-critical",
            automountServiceAccountToken: false,
            hostNetwork: plugin.hostNetwork,
            securityContext: { seccompProfile: { type: "RuntimeDefault" } },
            affinity: { nodeAffinity: onPools(unit, pools) },
            // The affinity says where; on those nodes it must run whatever taints they have, those of a start too.
            tolerations: [{ operator: "Exists" }],
            containers: [container(plugin, image)],
            volumes: Object.entries(plugin.hostPaths).map(([name, path]) => ({
                name,
                hostPath: { path, type: "Directory" },
            })),
        },
    },
});

const onPools = (unit: string, pools: readonly string[]): types.input.core.v1.NodeAffinity => ({
    requiredDuringSchedulingIgnoredDuringExecution: {
        nodeSelectorTerms: [
            {
                matchExpressions: [
                    { key: PLATFORM_KEY, operator: "In", values: [unit] },
                    { key: POOL_KEY, operator: "In", values: [...pools] },
                ],
            },
        ],
    },
});

/** It talks to the kubelet through a socket that only root may write to; beyond that it needs nothing. */
const container = (plugin: DevicePlugin, image: string): types.input.core.v1.Container => ({
    name: plugin.name,
    image,
    imagePullPolicy: "IfNotPresent",
    env: Object.entries(plugin.env).map(([name, value]) => ({ name, value })),
    resources: {
        requests: {
            cpu: formatCpuMillis(plugin.requests.cpuMillis),
            memory: formatMemoryMiB(plugin.requests.memoryMiB),
        },
    },
    securityContext: { allowPrivilegeEscalation: false, capabilities: { drop: ["ALL"] } },
    volumeMounts: Object.entries(plugin.hostPaths).map(([name, mountPath]) => ({ name, mountPath })),
});
