// A Ray cluster with CPU workers that start at once and GPU workers that start when Ray asks for them, on an EKS
// cluster that exists: `pulumi config set clusterName <name>`.
import * as pulumi from "@pulumi/pulumi";
import * as kuberay from "pulumi-kuberay";

const platform = new kuberay.RayPlatform("ml", {
    cluster: { name: new pulumi.Config().require("clusterName") },
    nodePools: {
        general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 4 },
        gpu: { instanceTypes: ["g6e.12xlarge"], capacity: "spot", minSize: 0, maxSize: 8 },
    },
    rayClusters: {
        train: {
            image: "rayproject/ray:2.54.0-py311-gpu",
            head: { pool: "general", cpu: 2, memory: "8Gi" },
            workers: {
                cpu: { pool: "general", cpu: 2, memory: "4Gi", minReplicas: 1, maxReplicas: 4 },
                // 1 GPU and a quarter of the node each.
                gpu: { pool: "gpu", podsPerNode: 4, minReplicas: 0, maxReplicas: 32 },
            },
        },
    },
});

export const dashboard = platform.rayClusters.train.dashboardUrl;
export const client = platform.rayClusters.train.clientUrl;
export const jobs = platform.rayClusters.train.jobSubmissionUrl;
export const tokens = platform.tokens;
export const kubeconfig = platform.kubeconfig;
