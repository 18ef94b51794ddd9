import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    autoscaling: { idleTimeoutSeconds: 60, upscalingMode: "Default" },
    head: {
        cpu: 1,
        memory: "5Gi",
        requests: { memory: "2Gi" },
        volumes: {
            "ray-example-configmap": {
                mountPath: "/home/ray/samples",
                configMap: {
                    name: "ray-example",
                    defaultMode: 0o777,
                    items: {
                        "detached_actor.py": "detached_actor.py",
                        "terminate_detached_actor.py": "terminate_detached_actor.py",
                    },
                },
            },
        },
    },
    workers: { "small-group": { cpu: 1, memory: "1Gi", maxReplicas: 10 } },
};
