import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.53.0",
    head: { cpu: 4, memory: "8Gi", schedulable: true },
    workers: { workergroup: { cpu: 4, memory: "8Gi", minReplicas: 1, maxReplicas: 5 } },
};
