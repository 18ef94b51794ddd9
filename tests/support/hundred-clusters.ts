import { type RayClusterArgs } from "pulumi-kuberay";
import { planCluster } from "../../provider/src/ray-cluster/plan/cluster-plan";
import { DEFAULT_KUBERAY_VERSION } from "../../provider/src/shared/versions";
import { type Lab } from "../lab/lab";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type AuditEvent } from "./requests";
import { type PlannedArgs } from "../../provider/src/ray-cluster/plan/planned-args";

export const COUNT = 100;
export const NAMESPACE = "ray";
export const NAMES = Array.from({ length: COUNT }, (_, index) => `cluster-${String(index + 1).padStart(3, "0")}`);

const pod = { cpu: 0.1, memory: "256Mi" };

/** One of a hundred small clusters: a head and a worker. */
export const smallCluster = (name: string): RayClusterArgs & { name: string } => ({
    name,
    namespace: NAMESPACE,
    image: "rayproject/ray:2.54.0-py311",
    head: pod,
    workers: { cpu: { ...pod, replicas: 1 } },
});

/** The same as the objects that Kubernetes gets of them. */
export function objectsOf(name: string): object[] {
    const args = { ...smallCluster(name), operatorVersion: DEFAULT_KUBERAY_VERSION } as unknown as PlannedArgs;
    const { cluster, companions } = planCluster(args, `urn:pulumi:dev::hundred::kuberay:index:RayCluster::${name}`);
    return [cluster, ...companions.map(({ object }) => object)];
}

/** Room for them all, and the operator; its clusters are made by others. */
export const hundredPlatform = {
    cluster: { name: "lab" },
    namespace: NAMESPACE,
    nodePools: { general: { instanceTypes: ["m7i.12xlarge"], minSize: 2, maxSize: 2 } },
};

/** A place in the API server's book. */
export const bookmark = (lab: Lab): number => readFileSync(join(lab.directory, "logs", "audit.log")).length;

/** What a client has asked of the API server since then, reads included; a watch stands in the book once it has ended. */
export function requestsSince(lab: Lab, from: number, client: string): AuditEvent[] {
    const book = readFileSync(join(lab.directory, "logs", "audit.log"))
        .subarray(from)
        .toString("utf8");
    return book
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line) as AuditEvent)
        .filter(({ userAgent = "" }) => userAgent.startsWith(client));
}
