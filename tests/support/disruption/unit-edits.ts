import { clusterOf, drop, type Edit, edit, groupOf, poolOf } from "./edit";
import { SMALL } from "./unit";

const ONE_OF_SEVERAL = "AWS chooses which nodes go, so all groups of the pool are named, and not all were on that node";

const OF_POOLS: readonly Edit[] = [
    edit("labels of a pool", (unit) => {
        poolOf(unit, "general").labels = { "example.com/team": "ml" };
    }),
    edit("a taint that keeps pods away", (unit) => {
        poolOf(unit, "batch").taints = [{ key: "example.com/team", value: "ml", effect: "NoSchedule" }];
    }),
    edit("a taint that evicts", (unit) => {
        poolOf(unit, "batch").taints = [
            { key: "example.com/team", value: "ml", effect: "NoSchedule" },
            { key: "example.com/only", value: "ml", effect: "NoExecute" },
        ];
    }),
    edit("a taint less", (unit) => {
        poolOf(unit, "batch").taints = [{ key: "example.com/only", value: "ml", effect: "NoExecute" }];
    }),
    edit("more nodes at least", (unit) => {
        Object.assign(poolOf(unit, "general"), { minSize: 3, maxSize: 5 });
    }),
    edit(
        "fewer nodes at most than there are",
        (unit) => {
            Object.assign(poolOf(unit, "general"), { minSize: 1, maxSize: 1 });
        },
        ONE_OF_SEVERAL,
    ),
    edit("how a pool is updated", (unit) => {
        poolOf(unit, "batch").updateConfig = { maxUnavailable: 2 };
    }),
    edit("disks", (unit) => {
        poolOf(unit, "batch").diskSize = 150;
    }),
    edit("kubelet", (unit) => {
        poolOf(unit, "batch").kubelet = { maxPods: 40 };
    }),
    edit("tags", (unit) => {
        poolOf(unit, "gpu").tags = { owner: "ml" };
    }),
    edit("the AMI's release", (unit) => {
        poolOf(unit, "batch").releaseVersion = "1.36.3-20261101";
    }),
    edit("instance types", (unit) => {
        poolOf(unit, "batch").instanceTypes = ["m7i.2xlarge"];
    }),
    edit("capacity", (unit) => {
        poolOf(unit, "gpu").capacity = "onDemand";
    }),
    edit("a pool more", (unit) => {
        unit.nodePools.heads = { instanceTypes: ["m7i.xlarge"], minSize: 1, maxSize: 2 };
    }),
    edit("the head on another pool", (unit) => {
        Object.assign((clusterOf(unit, "serve").head ??= {}), { pool: "heads" });
    }),
    edit("a pool less, its group moved", (unit) => {
        groupOf(unit, "serve", "b").pool = "general";
        groupOf(unit, "train", "cpu").pool = "general";
        drop(unit.nodePools, "batch");
    }),
];

const OF_OPERATOR: readonly Edit[] = [
    edit("the operator in another namespace", (unit) => {
        unit.operator = { ...unit.operator, namespace: "kuberay-system" };
    }),
    edit("more namespaces for the operator", (unit) => {
        unit.operator = { ...unit.operator, watchNamespaces: ["ray", "kube-public"] };
    }),
];

const OF_UNIT: readonly Edit[] = [
    edit("a Ray cluster more", (unit) => {
        unit.rayClusters.tune = {
            image: "rayproject/ray:2.54.0-py311",
            head: { ...SMALL, pool: "general" },
            workers: { w: { ...SMALL, pool: "general", replicas: 2 } },
        };
    }),
    edit("a Ray cluster renamed", (unit) => {
        unit.rayClusters.tuning = clusterOf(unit, "tune");
        drop(unit.rayClusters, "tune");
    }),
    edit("a Ray cluster less", (unit) => {
        drop(unit.rayClusters, "tuning");
    }),
    edit("a Ray cluster in another namespace", (unit) => {
        clusterOf(unit, "serve").namespace = "default";
        unit.operator = { ...unit.operator, watchNamespaces: ["ray", "default"] };
    }),
];

export const UNIT_EDITS: readonly Edit[] = [...OF_OPERATOR, ...OF_POOLS, ...OF_UNIT];
