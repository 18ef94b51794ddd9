import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    podDefaults: { volumes: { "ray-logs": { mountPath: "/tmp/ray", emptyDir: {} } } },
    head: {
        cpu: 1,
        memory: "5Gi",
        requests: { memory: "2Gi" },
        schedulable: true,
        ports: { gcs: 6379, dashboard: 8265, client: 10001, "as-metrics": 44217, "dash-metrics": 44227 },
        env: {
            RAY_GRAFANA_IFRAME_HOST: "http://127.0.0.1:3000",
            RAY_GRAFANA_HOST: "http://prometheus-grafana.prometheus-system.svc:80",
            RAY_PROMETHEUS_HOST: "http://prometheus-kube-prometheus-prometheus.prometheus-system.svc:9090",
        },
    },
    workers: { "small-group": { cpu: 1, memory: "1Gi", replicas: 1 } },
};
