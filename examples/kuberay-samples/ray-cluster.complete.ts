import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    podDefaults: { volumes: { "ray-logs": { mountPath: "/tmp/ray", emptyDir: {} } } },
    head: { cpu: 1, memory: "5Gi", requests: { cpu: 0.5, memory: "2Gi" }, schedulable: true },
    workers: { "small-group": { cpu: 1, memory: "1Gi", requests: { cpu: 0.5 }, replicas: 1 } },
};
