import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    annotations: { "ray.io/overwrite-container-cmd": "true" },
    head: {
        cpu: 1,
        memory: "5Gi",
        requests: { memory: "2Gi" },
        schedulable: true,
        command: ["/bin/bash", "-c", "--"],
        args: ["ulimit -n 65536; echo head; $KUBERAY_GEN_RAY_START_CMD"],
    },
    workers: {
        "small-group": {
            cpu: 1,
            memory: "1Gi",
            replicas: 1,
            command: ["/bin/bash", "-c", "--"],
            args: ["ulimit -n 65536; echo worker; $KUBERAY_GEN_RAY_START_CMD"],
        },
    },
};
