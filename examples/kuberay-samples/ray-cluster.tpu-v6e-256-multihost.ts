import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0-py310",
    authentication: "disabled",
    podDefaults: { imagePullPolicy: "IfNotPresent" },
    head: {
        cpu: 8,
        memory: "40G",
        schedulable: true,
        ports: { gcs: 6379, dashboard: 8265, client: 10001, serve: 8000, grpc: 8888 },
    },
    workers: {
        "tpu-group": {
            cpu: 24,
            memory: "200G",
            accelerators: { "google.com/tpu": 4 },
            replicas: 1,
            numOfHosts: 64,
            env: {
                VBAR_CONTROL_SERVICE_URL: "$(NODE_IP):8353",
                JAX_PLATFORMS: "tpu,cpu",
                ENABLE_PJRT_COMPATIBILITY: "true",
            },
            envValueFrom: { NODE_IP: { fieldPath: "status.hostIP" } },
            ports: { mxla: 8081 },
            nodeSelector: {
                "cloud.google.com/gke-tpu-accelerator": "tpu-v6e-slice",
                "cloud.google.com/gke-tpu-topology": "16x16",
            },
        },
    },
};
