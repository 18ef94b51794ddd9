import {
    type AnyEditTable,
    byKey,
    type EditRule,
    type EditTable,
    isRule,
    live,
    newPodsOnly,
    replaces,
    restarts,
    within,
} from "../../ray-object/edit-class";
import { type RayClusterArgs } from "../args/args";
import { AUTOSCALING, GCS_FAULT_TOLERANCE, GROUP, GROUP_ITSELF, HEAD, POD_SETTINGS, TEMPLATE } from "./spec-edits";
import { type PoolPlacement } from "../../placement/args/pool-placement";
import { type GatewayArgs, type IngressArgs, type NetworkPolicyArgs } from "../../ray-object/companions/args";

const NOT_FOR_PODS = "for the node pool itself";
const SHARE = "the size of the pods that give none; no restart where that stays the same";
const VARIABLES = "handed to the pods as variables";

const POOL: EditTable<PoolPlacement> = {
    nodeSelector: restarts("a running pod is not moved"),
    taints: newPodsOnly("tolerated by the pods that are placed from then on; `NoExecute` evicts those that run"),
    instanceTypes: restarts(SHARE),
    instanceFacts: restarts("as `instanceTypes`"),
    node: restarts("as `instanceTypes`"),
    capacity: restarts("a label that Ray schedules by; no restart where Ray is too old for it"),
    minSize: live(NOT_FOR_PODS),
    maxSize: live(NOT_FOR_PODS),
    singleZone: live("for warnings alone"),
    reserved: restarts(SHARE),
    region: restarts("a label that Ray schedules by; no restart where Ray is too old for it"),
    nodeGroupName: live(NOT_FOR_PODS),
    nodeGroupArn: live(NOT_FOR_PODS),
    nodeRoleArn: live(NOT_FOR_PODS),
    launchTemplateId: live(NOT_FOR_PODS),
    autoScalingGroupName: live(NOT_FOR_PODS),
};

const POLICY = "an object beside the pods: network plugins follow it at once";

const ROUTE = "an object beside the pods: whatever serves it follows it";

const NETWORK_POLICY: EditTable<NetworkPolicyArgs> = {
    enabled: live(POLICY),
    allowFrom: live(POLICY),
    egress: live(POLICY),
    allowTo: live(POLICY),
    operatorNamespace: live(POLICY),
};

const INGRESS: EditTable<IngressArgs> = {
    host: live(ROUTE),
    className: live(ROUTE),
    path: live(ROUTE),
    pathType: live(ROUTE),
    tlsSecretName: live(ROUTE),
    annotations: live(ROUTE),
};

const GATEWAY: EditTable<GatewayArgs> = {
    name: live(ROUTE),
    namespace: live(ROUTE),
    listener: live(ROUTE),
    host: live(ROUTE),
    path: live(ROUTE),
    annotations: live(ROUTE),
};

/** What an edit of each input does, and why. */
const EDITS: EditTable<RayClusterArgs> = {
    name: replaces("an object cannot be renamed"),
    namespace: replaces("an object cannot be moved"),
    image: restarts(TEMPLATE),
    rayVersion: restarts("decides how KubeRay makes pods"),
    authentication: restarts(VARIABLES),
    tokenSecretName: restarts(VARIABLES),
    exposeWithoutAuthentication: live("says what is allowed, not what is done"),
    podSecurity: restarts(TEMPLATE),
    labels: live("on the RayCluster object alone"),
    annotations: live("on the RayCluster object alone; the few `ray.io/` ones that KubeRay hands to pods restart them"),
    podDefaults: within(restarts(TEMPLATE), POD_SETTINGS),
    head: within(restarts(TEMPLATE), HEAD),
    workers: byKey(GROUP_ITSELF, GROUP),
    autoscaling: within(restarts("by what is in it"), AUTOSCALING),
    gcsFaultTolerance: within(restarts("read when the head starts"), GCS_FAULT_TOLERANCE),
    networkPolicy: within(live("made or removed at once"), NETWORK_POLICY),
    ingress: within(live("made or removed at once"), INGRESS),
    gateway: within(live("made or removed at once"), GATEWAY),
    queueName: live("a label that Kueue reads; Kueue itself refuses another queue while pods run"),
    gangScheduling: newPodsOnly("for the batch scheduler when it places a pod"),
    suspend: live("true removes all pods, false makes them anew; left to Kueue with `queueName`"),
    managedBy: replaces("KubeRay allows no change of it"),
    spec: restarts("as the inputs for the same fields"),
    updatePolicy: live(
        "says how later edits are made; after `NewPodsOnly` another one makes up for what that has left",
    ),
    wait: live("says what `up` waits for"),
    accept: live("says which warnings the preview need not repeat"),
    pools: byKey(live("only what the pods on it have from it"), POOL),
    operatorVersion: restarts("decides which fields are written; no restart where those stay the same"),
    kubeconfig: live("a way to the same cluster; another API server replaces the RayCluster"),
};

/** The class of an input by its path, e.g. `["workers", "gpu", "cpu"]`. */
export const editRule = (keys: readonly string[]): EditRule => ruleIn(EDITS, keys);

function ruleIn(table: AnyEditTable, [key = "", ...rest]: readonly string[]): EditRule {
    const entry = Object.hasOwn(table, key) ? table[key] : undefined;
    // Such as `drift`: it is undone on the live object.
    if (entry === undefined) return live("not an input");
    if (isRule(entry)) return entry;
    const below = entry.isByKey ? rest.slice(1) : rest;
    return below.length === 0 ? entry.itself : ruleIn(entry.inside, below);
}

/** One line of the table of edits. */
export interface EditRow {
    /** `*` stands for the name of a group or pool. */
    readonly keys: readonly string[];
    readonly rule: EditRule;
}

/** Every input that has a class of its own; what is below it has the same. */
export const editRows = (table: AnyEditTable = EDITS, above: readonly string[] = []): EditRow[] =>
    Object.entries(table).flatMap(([key, entry]): EditRow[] => {
        const keys = [...above, key];
        if (isRule(entry)) return [{ keys, rule: entry }];
        if (!entry.isByKey) return editRows(entry.inside, keys);
        const one = [...keys, "*"];
        return [{ keys: one, rule: entry.itself }, ...editRows(entry.inside, one)];
    });

/** Which pods an edit restarts under the default `updatePolicy`, in words. */
export function restartedPods([top, , input]: readonly string[]): string {
    if (top === "workers") return "the pods of that group";
    if (top === "pools") return "the pods on it";
    if (top === "spec") return "the pods it changes";
    return top === "head" && input === "name" ? "all worker groups" : "all pods";
}
