import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    tokenSecretName: "ray-cluster-with-auth",
    head: { cpu: 4, memory: "8Gi", schedulable: true },
    workers: { workergroup: { cpu: 4, memory: "8Gi", replicas: 1 } },
};
