import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    head: {
        cpu: 1,
        memory: "5Gi",
        requests: { memory: "2Gi" },
        volumes: {
            "ray-logs": { mountPath: "/tmp/ray", emptyDir: {} },
            "fluentbit-config": { configMap: { name: "fluentbit-config" } },
        },
        sidecars: [
            {
                name: "fluentbit",
                image: "fluent/fluent-bit:3.2.2",
                cpu: 0.1,
                memory: "128Mi",
                envValueFrom: { POD_LABELS: { fieldPath: "metadata.labels['ray.io/cluster']" } },
                volumeMounts: {
                    "ray-logs": { mountPath: "/tmp/ray" },
                    "fluentbit-config": { mountPath: "/fluent-bit/etc/fluent-bit.conf", subPath: "fluent-bit.conf" },
                },
            },
        ],
    },
};
