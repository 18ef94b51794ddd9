import { choice, mapOf, object, type Static, Type } from "../../shared/definition";

const quantities = (description: string) =>
    Type.Optional(mapOf(Type.String({ description: "A quantity, e.g. `500m` or `1Gi`." }), { description }));

const whole = (minimum: number, description: string, maximum?: number) =>
    Type.Optional(Type.Integer({ minimum, description, ...(maximum !== undefined && { maximum }) }));

/** In the words of Kubernetes' KubeletConfiguration, as far as both AL2023 and Bottlerocket know them. */
export const kubeletArgs = object(
    "Kubelet",
    "Settings of the kubelet. A change replaces all nodes of the pool, one after the other. Default: EKS's.",
    {
        maxPods: whole(1, "Most pods on a node. Default: EKS's figure for the instance type.", 737),
        kubeReserved: quantities(
            "What is kept for the kubelet and the container runtime, by `cpu`, `memory` and `ephemeral-storage`. Default: EKS's formula.",
        ),
        systemReserved: quantities(
            "What is kept for the operating system, by `cpu`, `memory` and `ephemeral-storage`. Default: nothing.",
        ),
        evictionHard: quantities(
            "Thresholds, as quantities or percentages, from which pods are evicted at once, by signal, e.g. `memory.available`. Default: EKS's.",
        ),
        evictionSoft: quantities(
            "Thresholds from which pods are evicted after a grace period, by signal; each needs one in `evictionSoftGracePeriod`. Default: none.",
        ),
        evictionSoftGracePeriod: Type.Optional(
            mapOf(Type.String({ description: "A duration, e.g. `1m30s`." }), {
                description: "Grace period of each signal in `evictionSoft`. Default: none.",
            }),
        ),
        evictionMaxPodGracePeriod: whole(
            0,
            "Most seconds that a pod gets to end when a soft threshold is met. Default: the kubelet's, 0.",
        ),
        cpuManagerPolicy: Type.Optional(
            choice(["none", "static"], {
                title: "CpuManagerPolicy",
                description:
                    "`static` gives pods with whole, guaranteed cores these cores for themselves. Default: `none`.",
            }),
        ),
        topologyManagerPolicy: Type.Optional(
            choice(["none", "best-effort", "restricted", "single-numa-node"], {
                title: "TopologyManagerPolicy",
                description: "How strictly cores, GPUs and adapters of a pod come from one NUMA node. Default: `none`.",
            }),
        ),
        topologyManagerScope: Type.Optional(
            choice(["container", "pod"], {
                title: "TopologyManagerScope",
                description: "Whether the above looks at containers or whole pods. Default: `container`.",
            }),
        ),
        imageGCHighThresholdPercent: whole(
            1,
            "Percentage of the disk from which unused images are removed. Default: the kubelet's, 85.",
            100,
        ),
        imageGCLowThresholdPercent: whole(
            0,
            "Percentage of the disk down to which they are removed; below the other. Default: the kubelet's, 80.",
            99,
        ),
        containerLogMaxSize: Type.Optional(
            Type.String({ description: "Size of a container's log file before a new one is begun. Default: `10Mi`." }),
        ),
        containerLogMaxFiles: whole(2, "Log files kept of a container. Default: the kubelet's, 5."),
        registryPullQPS: whole(0, "Image pulls a second; 0 is no limit. Default: the kubelet's, 5."),
        registryBurst: whole(1, "Image pulls at once, before that limit bites. Default: the kubelet's, 10."),
        podPidsLimit: Type.Optional(
            Type.Integer({ minimum: -1, description: "Most processes of a pod; -1 is no limit. Default: -1." }),
        ),
        shutdownGracePeriod: Type.Optional(
            Type.String({
                description: "Time, e.g. `30s`, that a node that shuts down gives its pods. Default: none.",
            }),
        ),
        shutdownGracePeriodCriticalPods: Type.Optional(
            Type.String({ description: "Part of it that is kept for critical pods. Default: none." }),
        ),
    },
);

export type KubeletArgs = Static<typeof kubeletArgs>;
