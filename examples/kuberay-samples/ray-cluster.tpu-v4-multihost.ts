import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0-py310",
    authentication: "disabled",
    podDefaults: { imagePullPolicy: "IfNotPresent" },
    head: {
        cpu: 8,
        memory: "40G",
        ephemeralStorage: "20Gi",
        requests: { ephemeralStorage: "10Gi" },
        schedulable: true,
        env: {
            RAY_memory_monitor_refresh_ms: "0",
            RAY_GRAFANA_IFRAME_HOST: "http://${grafana_host}",
            RAY_GRAFANA_HOST: "http://grafana:80",
            RAY_PROMETHEUS_HOST: "http://frontend:9090",
        },
        ports: { gcs: 6379, dashboard: 8265, client: 10001, serve: 8000, slicebuilder: 8471, mxla: 8081 },
    },
    workers: {
        "tpu-group": {
            cpu: 1,
            memory: "40G",
            ephemeralStorage: "20Gi",
            requests: { ephemeralStorage: "10Gi" },
            accelerators: { "google.com/tpu": 4 },
            replicas: 1,
            numOfHosts: 2,
            nodeSelector: {
                "cloud.google.com/gke-tpu-accelerator": "tpu-v4-podslice",
                "cloud.google.com/gke-tpu-topology": "2x2x2",
            },
        },
    },
};
