// One of KubeRay's own RayCluster samples, in our inputs: `pulumi config set sample ray-cluster.autoscaler`.
import * as pulumi from "@pulumi/pulumi";
import * as kuberay from "pulumi-kuberay";

const config = new pulumi.Config();

async function chosen(): Promise<kuberay.RayClusterArgs> {
    const sample = (await import(`./${config.require("sample")}`)) as { readonly cluster: kuberay.RayClusterArgs };
    return sample.cluster;
}

export default async () => {
    const cluster = new kuberay.RayCluster(config.get("name") ?? "raycluster-kuberay", await chosen());
    return { dashboard: cluster.dashboardUrl, jobs: cluster.jobSubmissionUrl };
};
