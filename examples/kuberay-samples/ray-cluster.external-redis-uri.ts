import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    gcsFaultTolerance: {
        redisAddress: "redis://redis:6379",
        redisPassword: { name: "redis-password-secret", key: "password" },
    },
    podDefaults: { volumes: { "ray-logs": { mountPath: "/tmp/ray", emptyDir: {} } } },
    head: {
        cpu: 1,
        memory: "5Gi",
        requests: { memory: "2Gi" },
        volumes: {
            "ray-example-uri-configmap": {
                mountPath: "/home/ray/samples",
                configMap: {
                    name: "ray-example-uri",
                    defaultMode: 0o777,
                    items: { "detached_actor.py": "detached_actor.py", "increment_counter.py": "increment_counter.py" },
                },
            },
        },
    },
    workers: { "small-group": { cpu: 1, memory: "1Gi", replicas: 1 } },
};
