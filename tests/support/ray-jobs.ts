import * as k8s from "@pulumi/kubernetes";
import type * as pulumi from "@pulumi/pulumi";
import { execFileSync } from "node:child_process";
import { type Lab } from "../lab/lab";
import { ifThere, type Kubernetes } from "./kubernetes";
import { eventually } from "./time";

const RAY_JOB = { group: "ray.io", version: "v1", plural: "rayjobs", namespace: "ray" };

export interface RayJobStatus {
    readonly jobId?: string;
    readonly jobStatus?: string;
    readonly jobDeploymentStatus?: string;
    readonly message?: string;
}

/** Of a program: a Python text as a job on the RayCluster `train`, as users of Pulumi's Kubernetes provider write it. */
export const rayJob = (name: string, python: string, dependsOn: pulumi.Resource) =>
    new k8s.apiextensions.CustomResource(
        name,
        {
            apiVersion: "ray.io/v1",
            kind: "RayJob",
            metadata: { name, namespace: RAY_JOB.namespace },
            spec: {
                entrypoint: `python -c '${python}'`,
                // By the operator, whom every cluster's NetworkPolicy lets in.
                submissionMode: "HTTPMode",
                clusterSelector: { "ray.io/cluster": "train" },
            },
        },
        { dependsOn },
    );

export const rayJobStatus = async (on: Kubernetes, name: string): Promise<RayJobStatus> =>
    (
        (await ifThere(on.custom.getNamespacedCustomObject({ ...RAY_JOB, name }))) as
            { status?: RayJobStatus } | undefined
    )?.status ?? {};

/** Waits for that state; one that has failed is told at once, in KubeRay's words. */
export async function rayJobBecomes(on: Kubernetes, name: string, state: string, seconds: number): Promise<void> {
    await eventually(
        async () => {
            const { jobStatus, jobDeploymentStatus, message } = await rayJobStatus(on, name);
            if (jobStatus === "FAILED" || jobDeploymentStatus === "Failed")
                throw new Error(`RayJob ${name}: ${message ?? jobStatus ?? jobDeploymentStatus}`);
            return jobStatus === state;
        },
        `RayJob ${name} is ${state}`,
        seconds,
    );
}

/** What the job has printed, as Ray's own command line shows it in the head. */
export function rayJobLogs(lab: Lab, head: string, id: string): string {
    const where = ["exec", "--namespace", RAY_JOB.namespace, head, "--container", "ray-head"];
    return execFileSync("kubectl", [...where, "--", "ray", "job", "logs", id], {
        env: { ...process.env, ...lab.env },
        encoding: "utf8",
    });
}
