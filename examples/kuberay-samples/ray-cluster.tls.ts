import { type RayClusterArgs } from "pulumi-kuberay";

export const cluster: RayClusterArgs = {
    image: "rayproject/ray:2.52.0",
    authentication: "disabled",
    podDefaults: {
        env: {
            RAY_USE_TLS: "1",
            RAY_TLS_SERVER_CERT: "/etc/ray/tls/tls.crt",
            RAY_TLS_SERVER_KEY: "/etc/ray/tls/tls.key",
            RAY_TLS_CA_CERT: "/etc/ca/tls/ca.crt",
        },
        volumes: {
            "ray-logs": { mountPath: "/tmp/ray", emptyDir: {} },
            "ca-tls": { mountPath: "/etc/ca/tls", readOnly: true, secret: { name: "ca-tls" } },
            "ray-tls": { mountPath: "/etc/ray/tls", emptyDir: {} },
        },
    },
    head: {
        cpu: 1,
        memory: "5Gi",
        requests: { memory: "2Gi" },
        schedulable: true,
        initContainers: [
            {
                name: "ray-head-tls",
                command: ["/bin/sh", "-c", "cp -R /etc/ca/tls /etc/ray && /etc/gen/tls/gencert_head.sh"],
                envValueFrom: { POD_IP: { fieldPath: "status.podIP" } },
                volumeMounts: {
                    "ca-tls": { mountPath: "/etc/ca/tls", readOnly: true },
                    "ray-tls": { mountPath: "/etc/ray/tls" },
                    "gen-tls-script": { mountPath: "/etc/gen/tls" },
                },
            },
        ],
        volumes: {
            "gen-tls-script": {
                configMap: { name: "tls", defaultMode: 0o777, items: { "gencert_head.sh": "gencert_head.sh" } },
            },
        },
    },
    workers: {
        "small-group": {
            cpu: 1,
            memory: "1Gi",
            replicas: 1,
            initContainers: [
                {
                    name: "ray-worker-tls",
                    command: ["/bin/sh", "-c", "cp -R /etc/ca/tls /etc/ray && /etc/gen/tls/gencert_worker.sh"],
                    envValueFrom: { POD_IP: { fieldPath: "status.podIP" } },
                    volumeMounts: {
                        "ca-tls": { mountPath: "/etc/ca/tls", readOnly: true },
                        "ray-tls": { mountPath: "/etc/ray/tls" },
                        "gen-tls-script": { mountPath: "/etc/gen/tls" },
                    },
                },
            ],
            volumes: {
                "gen-tls-script": {
                    configMap: { name: "tls", defaultMode: 0o777, items: { "gencert_worker.sh": "gencert_worker.sh" } },
                },
            },
        },
    },
};
