import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    head: {
        cpu: 1,
        memory: "5Gi",
        requests: { memory: "2Gi" },
        securityContext: { capabilities: { add: ["SYS_PTRACE"] } },
        volumes: {
            "profiling-example-configmap": {
                mountPath: "/home/ray/samples",
                configMap: { name: "ray-example", items: { "long_running_task.py": "long_running_task.py" } },
            },
        },
    },
};
