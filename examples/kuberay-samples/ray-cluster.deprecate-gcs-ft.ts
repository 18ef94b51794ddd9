import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    annotations: { "ray.io/ft-enabled": "true" },
    podDefaults: { volumes: { "ray-logs": { mountPath: "/tmp/ray", emptyDir: {} } } },
    head: {
        cpu: 1,
        memory: "5Gi",
        requests: { memory: "2Gi" },
        rayStartParams: { "num-cpus": "0", "redis-password": "$REDIS_PASSWORD" },
        env: { RAY_REDIS_ADDRESS: "redis:6379" },
        envValueFrom: { REDIS_PASSWORD: { secretKeyRef: { name: "redis-password-secret", key: "password" } } },
        volumes: {
            "ray-example-configmap": {
                mountPath: "/home/ray/samples",
                configMap: {
                    name: "ray-example",
                    defaultMode: 0o777,
                    items: { "detached_actor.py": "detached_actor.py", "increment_counter.py": "increment_counter.py" },
                },
            },
        },
    },
    workers: { "small-group": { cpu: 1, memory: "1Gi", replicas: 1 } },
};
