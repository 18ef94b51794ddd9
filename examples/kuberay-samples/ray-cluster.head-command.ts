import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    head: {
        cpu: 1,
        memory: "5Gi",
        requests: { memory: "2Gi" },
        command: ["echo 123"],
        args: ["456"],
        lifecycle: {
            postStart: { exec: { command: ["/bin/sh", "-c", "/home/ray/samples/ray_cluster_resources.sh"] } },
        },
        volumes: {
            "ray-example-configmap": {
                mountPath: "/home/ray/samples",
                configMap: {
                    name: "ray-example",
                    defaultMode: 0o777,
                    items: { "ray_cluster_resources.sh": "ray_cluster_resources.sh" },
                },
            },
        },
    },
};
