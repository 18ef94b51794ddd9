import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    podDefaults: { nodeSelector: { "node.gke.io/enable-writable-cgroups": "true" } },
    head: {
        cpu: 2,
        memory: "8Gi",
        schedulable: true,
        rayStartParams: { "enable-resource-isolation": "true" },
        annotations: { "node.gke.io/enable-writable-cgroups.ray-head": "true" },
    },
    workers: {
        workergroup: {
            cpu: 2,
            memory: "8Gi",
            replicas: 1,
            rayStartParams: { "enable-resource-isolation": "true" },
            annotations: { "node.gke.io/enable-writable-cgroups.ray-worker": "true" },
        },
    },
};
