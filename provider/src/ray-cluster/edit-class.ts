import { type EditRule, type EditTable, live, replaces, restarts } from "../ray-object/edit-class";
import { type HeadArgs, type RayClusterArgs, type WorkerGroupArgs } from "./args";

const TEMPLATE = "part of the pods' template: KubeRay gives it to new pods only, so running ones are restarted";

const HEAD: EditTable<HeadArgs> = {
    pool: restarts(TEMPLATE),
    podsPerNode: restarts(TEMPLATE),
    cpu: restarts(TEMPLATE),
    memory: restarts(TEMPLATE),
    gpus: restarts(TEMPLATE),
    rayStartParams: restarts("read when Ray starts"),
    env: restarts(TEMPLATE),
    podTemplate: restarts(TEMPLATE),
};

const GROUP: EditTable<WorkerGroupArgs> = {
    ...HEAD,
    replicas: live("the operator makes or removes pods"),
    minReplicas: live("read by the Ray autoscaler at every turn"),
    maxReplicas: live("read by the Ray autoscaler at every turn"),
};

const CLUSTER: EditTable<RayClusterArgs> = {
    name: replaces("an object cannot be renamed"),
    namespace: replaces("an object cannot be moved"),
    image: restarts(TEMPLATE),
    rayVersion: restarts("decides how KubeRay makes pods"),
    authentication: restarts("handed to the pods as variables"),
    labels: live("on the RayCluster object alone"),
    annotations: live("on the RayCluster object alone"),
    head: restarts(TEMPLATE),
    workers: live("a group that is added or removed leaves the others alone"),
    updatePolicy: live("says how later edits are made"),
    wait: live("says what `up` waits for"),
    pools: restarts("decide where pods go, and the size of those that give none"),
    operatorVersion: restarts("decides which fields are written"),
    kubeconfig: live("a way to the same cluster; another API server replaces"),
};

/** The class of an input by its path, e.g. `["workers", "gpu", "cpu"]`. */
export function editRule([property = "", ...rest]: readonly string[]): EditRule {
    if (property === "head" && rest[0] !== undefined) return ruleIn(HEAD, rest[0]);
    if (property === "workers" && rest[1] !== undefined) return ruleIn(GROUP, rest[1]);
    return ruleIn(CLUSTER, property);
}

/** What is no input of ours (such as `drift`) is undone on the live object. */
const ruleIn = (table: Readonly<Record<string, EditRule>>, property: string): EditRule =>
    (Object.hasOwn(table, property) ? table[property] : undefined) ?? live("not an input");
