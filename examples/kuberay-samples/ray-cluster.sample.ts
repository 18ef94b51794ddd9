import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    head: { cpu: 1, memory: "5Gi", schedulable: true },
    workers: { workergroup: { cpu: 1, memory: "1Gi", replicas: 1 } },
};
