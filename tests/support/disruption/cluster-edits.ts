import { clusterOf, drop, type Edit, edit, groupOf, groupsOf, type Unit } from "./edit";
import { SMALL } from "./unit";

const head = (unit: Unit, cluster: string) => (clusterOf(unit, cluster).head ??= {});

/** Of a Ray cluster as a whole, and of all its pods. */
const OF_CLUSTERS: readonly Edit[] = [
    edit("labels of the RayCluster", (unit) => {
        clusterOf(unit, "train").labels = { "example.com/team": "ml" };
    }),
    edit("annotations of the RayCluster", (unit) => {
        clusterOf(unit, "train").annotations = { "example.com/note": "new" };
    }),
    edit("who may reach it", (unit) => {
        clusterOf(unit, "train").networkPolicy = { allowFrom: [{ namespace: "notebooks" }] };
    }),
    edit("the image", (unit) => {
        clusterOf(unit, "serve").image = "rayproject/ray:2.54.0-py312";
    }),
    edit("variables of all pods", (unit) => {
        clusterOf(unit, "serve").podDefaults = { env: { MODE: "fast" } };
    }),
    edit("the head's memory", (unit) => {
        head(unit, "serve").memory = "640Mi";
    }),
    edit("the head's protection", (unit) => {
        head(unit, "serve").disruptionProtection = false;
    }),
    edit("the type of the head's Service", (unit) => {
        head(unit, "serve").service = { type: "NodePort" };
    }),
    edit("the name of the head's Service", (unit) => {
        head(unit, "serve").service = { type: "NodePort", name: "front" };
    }),
    edit("more replicas", (unit) => {
        groupOf(unit, "serve", "a").replicas = 3;
    }),
    edit("fewer replicas", (unit) => {
        groupOf(unit, "serve", "a").replicas = 1;
    }),
    edit("the Ray autoscaler is turned on", (unit) => {
        Object.assign(groupOf(unit, "serve", "a"), { minReplicas: 1, maxReplicas: 3 });
    }),
    edit("what the Ray autoscaler reads at every turn", (unit) => {
        clusterOf(unit, "serve").autoscaling = { idleTimeoutSeconds: 120 };
    }),
    edit("the Ray autoscaler is turned off", (unit) => {
        const group = groupOf(unit, "serve", "a");
        for (const input of ["minReplicas", "maxReplicas"]) drop(group, input);
    }),
    edit("suspend", (unit) => {
        clusterOf(unit, "serve").suspend = true;
    }),
    edit("the image while it is suspended", (unit) => {
        clusterOf(unit, "serve").image = "rayproject/ray:2.54.0-py311";
    }),
    edit("resume", (unit) => {
        clusterOf(unit, "serve").suspend = false;
    }),
];

const OF_GROUPS: readonly Edit[] = [
    edit("a group's variables", (unit) => {
        groupOf(unit, "train", "cpu").env = { MODE: "fast" };
    }),
    edit("a group's size of pod", (unit) => {
        groupOf(unit, "serve", "b").memory = "640Mi";
    }),
    edit("labels of a group's pods", (unit) => {
        groupOf(unit, "train", "gpu").labels = { "example.com/team": "ml" };
    }),
    edit("a group's pod template", (unit) => {
        groupOf(unit, "train", "gpu").podTemplate = { metadata: { annotations: { "example.com/by": "template" } } };
    }),
    edit("a group's tolerations", (unit) => {
        groupOf(unit, "train", "gpu").tolerations = [{ key: "example.com/team", operator: "Exists" }];
    }),
    edit("a higher lower bound", (unit) => {
        groupOf(unit, "train", "gpu").minReplicas = 2;
    }),
    edit(
        "a lower upper bound",
        (unit) => {
            groupOf(unit, "train", "gpu").maxReplicas = 4;
        },
        "how many pods there are is the Ray autoscaler's knowledge, and here it has not gone beyond",
    ),
    edit("another number of hosts", (unit) => {
        groupOf(unit, "train", "cpu").numOfHosts = 2;
    }),
    edit("a group more", (unit) => {
        groupsOf(unit, "train").extra = { ...SMALL, pool: "batch" };
    }),
    edit("a group renamed", (unit) => {
        const groups = groupsOf(unit, "train");
        groups.more = { ...SMALL, pool: "batch" };
        drop(groups, "extra");
    }),
    edit("a group moved to another pool", (unit) => {
        groupOf(unit, "train", "more").pool = "general";
    }),
    edit("a group less", (unit) => {
        drop(groupsOf(unit, "train"), "more");
    }),
];

const OF_POLICIES: readonly Edit[] = [
    edit("a group's variables, for new pods only", (unit) => {
        clusterOf(unit, "train").updatePolicy = "NewPodsOnly";
        groupOf(unit, "train", "cpu").env = { MODE: "faster" };
    }),
    edit(
        "back to restarting what is changed",
        (unit) => {
            drop(clusterOf(unit, "train"), "updatePolicy");
        },
        "which pods are left from before, the inputs do not tell: it names all groups that may have some",
    ),
    edit("a group's variables, with all pods made anew", (unit) => {
        clusterOf(unit, "train").updatePolicy = "RecreateAll";
        groupOf(unit, "train", "cpu").env = { MODE: "fastest" };
    }),
    edit("another policy alone", (unit) => {
        drop(clusterOf(unit, "train"), "updatePolicy");
    }),
];

export const CLUSTER_EDITS: readonly Edit[] = [...OF_CLUSTERS, ...OF_GROUPS, ...OF_POLICIES];
