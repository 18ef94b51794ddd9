import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:nightly",
    rayVersion: "2.55.0",
    authentication: "kubernetes",
    podDefaults: { serviceAccountName: "ray-cluster-with-k8s-auth", imagePullPolicy: "Always" },
    head: { cpu: 4, memory: "8Gi", schedulable: true },
    workers: { workergroup: { cpu: 4, memory: "8Gi", replicas: 1 } },
};
