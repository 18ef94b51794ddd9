import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:nightly",
    authentication: "disabled",
    autoscaling: { idleTimeoutSeconds: 600, upscalingMode: "Default", imagePullPolicy: "Always" },
    head: {
        cpu: 1,
        memory: "5Gi",
        requests: { memory: "2Gi" },
        rayResources: { CPU: "0" },
        rayLabels: { "ray.io/region": "us-central2" },
        volumes: {
            "ray-example-configmap": {
                mountPath: "/home/ray/samples",
                configMap: {
                    name: "ray-example",
                    defaultMode: 0o777,
                    items: {
                        "example_task.py": "example_task.py",
                        "example_actor.py": "example_actor.py",
                        "example_placement_group.py": "example_placement_group.py",
                    },
                },
            },
        },
    },
    workers: {
        "large-cpu-group": {
            cpu: 2,
            memory: "4Gi",
            minReplicas: 1,
            maxReplicas: 10,
            rayLabels: { "cpu-family": "intel", "ray.io/market-type": "on-demand" },
            nodeSelector: { "cloud.google.com/machine-family": "N4" },
        },
        "accelerator-group": {
            image: "rayproject/ray:nightly-gpu",
            cpu: 1,
            memory: "1Gi",
            maxReplicas: 10,
            rayResources: { GPU: "1" },
            rayLabels: {
                "ray.io/accelerator-type": "A100",
                "ray.io/market-type": "on-demand",
                "ray.io/region": "us-central2",
            },
            nodeSelector: {
                "cloud.google.com/gke-spot": "true",
                "cloud.google.com/gke-accelerator": "nvidia-tesla-a100",
            },
        },
        "spot-group": {
            cpu: 1,
            memory: "1Gi",
            maxReplicas: 5,
            rayLabels: { "cpu-family": "amd", "ray.io/market-type": "spot" },
            nodeSelector: { "cloud.google.com/gke-spot": "true" },
        },
    },
};
