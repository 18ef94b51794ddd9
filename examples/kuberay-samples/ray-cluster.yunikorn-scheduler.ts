import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    gangScheduling: true,
    labels: { "yunikorn.apache.org/app-id": "test-yunikorn-0", "yunikorn.apache.org/queue": "root.test" },
    head: { cpu: 1, memory: "5Gi", requests: { memory: "2Gi" }, schedulable: true },
    workers: { worker: { cpu: 1, memory: "1Gi", replicas: 2, containerName: "ray-head" } },
};
