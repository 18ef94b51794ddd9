import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    head: {
        cpu: 1,
        memory: "5Gi",
        requests: { cpu: 0.5, memory: "2Gi" },
        rayStartParams: { "num-cpus": "1" },
        service: {
            type: "LoadBalancer",
            name: "custom-ray-head-service-name",
            labels: { "custom-label": "custom-ray-head-service-label" },
            annotations: { "custom-annotation": "custom-ray-head-service-annotation" },
            ports: { "custom-ray-head-service-port": 12345 },
        },
    },
};
