import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    head: {
        cpu: 1,
        memory: "5Gi",
        requests: { memory: "2Gi" },
        env: { RAY_RUNTIME_ENV_HOOK: "ray._private.runtime_env.uv_runtime_env_hook.hook" },
        volumes: {
            "code-sample": {
                mountPath: "/home/ray/samples",
                configMap: { name: "ray-uv-code-sample", items: { "sample_code.py": "sample_code.py" } },
            },
        },
    },
};
