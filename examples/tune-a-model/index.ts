// A model is tuned over many trials, on workers that come when the job needs them and go when it is done.
import * as k8s from "@pulumi/kubernetes";
import * as pulumi from "@pulumi/pulumi";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import * as kuberay from "pulumi-kuberay";

const image = "rayproject/ray:2.54.0-py311";
const namespace = "ray";

const platform = new kuberay.RayPlatform("ml", {
    cluster: { name: new pulumi.Config().require("clusterName") },
    namespace,
    nodePools: {
        general: { instanceTypes: ["m7i.xlarge"], minSize: 1, maxSize: 2 },
        trials: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 2 },
    },
});

const submitter = { app: "tune-submitter" };

const cluster = new kuberay.RayCluster(
    "tune",
    {
        kubeconfig: platform.kubeconfig,
        namespace,
        pools: platform.nodePools,
        image,
        head: { pool: "general", cpu: 1, memory: "4Gi" },
        workers: {
            trials: {
                pool: "trials",
                cpu: 1,
                memory: "2Gi",
                minReplicas: 0,
                maxReplicas: 4,
                // A worker goes when it is idle: there is nothing to wait for.
                terminationGracePeriodSeconds: 5,
            },
        },
        autoscaling: { idleTimeoutSeconds: 30 },
        // The pod that submits the job; nobody else is let in.
        networkPolicy: { allowFrom: [{ podLabels: submitter, ports: [8265] }] },
    },
    { dependsOn: platform },
);

const provider = new k8s.Provider("cluster", { kubeconfig: platform.kubeconfig }, { dependsOn: platform });
const program = new k8s.core.v1.ConfigMap(
    "tune",
    { metadata: { namespace }, data: { "tune.py": readFileSync(join(__dirname, "tune.py"), "utf8") } },
    { provider },
);

// An edit of the program is a new ConfigMap and with it a new job; the cluster stays.
const job = new k8s.apiextensions.CustomResource(
    "tune",
    {
        apiVersion: "ray.io/v1",
        kind: "RayJob",
        metadata: { name: "tune", namespace },
        spec: {
            clusterSelector: { "ray.io/cluster": cluster.name },
            entrypoint: "python tune.py",
            // Sent from the submitter's pod to the cluster.
            runtimeEnvYAML: "working_dir: /home/ray/program",
            submitterPodTemplate: {
                metadata: { labels: submitter },
                spec: {
                    restartPolicy: "Never",
                    containers: [
                        {
                            name: "submitter",
                            image,
                            volumeMounts: [
                                { name: "program", mountPath: "/home/ray/program/tune.py", subPath: "tune.py" },
                            ],
                        },
                    ],
                    volumes: [{ name: "program", configMap: { name: program.metadata.name } }],
                },
            },
        },
    },
    { provider, dependsOn: cluster, replaceOnChanges: ["spec"], deleteBeforeReplace: true },
);

export const logs = pulumi.interpolate`kubectl logs --namespace ${namespace} --follow job/${job.metadata.name}`;
