import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    podDefaults: { imagePullPolicy: "IfNotPresent" },
    head: {
        cpu: 8,
        memory: "40G",
        schedulable: true,
        ports: { gcs: 6379, dashboard: 8265, client: 10001, serve: 8000, mxla: 8081, grpc: 8888 },
    },
    workers: {
        "tpu-group": {
            cpu: 24,
            memory: "200G",
            accelerators: { "google.com/tpu": 4 },
            replicas: 1,
            nodeSelector: {
                "cloud.google.com/gke-tpu-accelerator": "tpu-v6e-slice",
                "cloud.google.com/gke-tpu-topology": "2x2",
            },
        },
    },
};
