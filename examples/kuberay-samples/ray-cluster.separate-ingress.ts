import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    head: { cpu: 1, memory: "5Gi", requests: { memory: "2Gi" }, service: { type: "NodePort" } },
    ingress: {
        className: "nginx",
        path: "/raycluster-ingress/(.*)",
        pathType: "ImplementationSpecific",
        annotations: { "nginx.ingress.kubernetes.io/rewrite-target": "/$1" },
    },
};
