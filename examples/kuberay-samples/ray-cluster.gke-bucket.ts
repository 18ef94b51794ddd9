import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    head: {
        cpu: 1,
        memory: "5Gi",
        requests: { memory: "2Gi" },
        serviceAccountName: "my-ksa",
        nodeSelector: { "iam.gke.io/gke-metadata-server-enabled": "true" },
    },
};
