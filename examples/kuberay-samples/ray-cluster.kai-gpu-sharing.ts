import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    labels: { "kai.scheduler/queue": "team-a" },
    head: { cpu: 1, memory: "5Gi", requests: { memory: "2Gi" }, schedulable: true, containerName: "head" },
    workers: {
        "shared-gpu": {
            cpu: 1,
            memory: "1Gi",
            replicas: 2,
            containerName: "worker",
            annotations: { "gpu-fraction": "0.5" },
        },
    },
};
