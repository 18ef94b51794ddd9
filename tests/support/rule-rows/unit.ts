import { checkPlatform } from "../../../provider/src/ray-platform/checks";
import { type RayPlatformArgs } from "../../../provider/src/ray-platform/args/args";
import { judgedUnit } from "../../../provider/src/ray-platform/rules/judged-unit";
import { remarksOnUnit } from "../../../provider/src/ray-platform/rules/remarks";
import { type Differs, type Judge, type Row, verdict } from "./row";
import { DEFAULT_KUBERAY_VERSION, SUPPORTED_KUBERAY_VERSIONS } from "../../../provider/src/shared/versions";

/** The inputs of a unit that differs so. */
export const unitOf = (differs: Differs): Differs => ({ cluster: { name: "lab" }, ...differs });

/** A unit that differs so; `unit` is its name. */
export const judgeUnit: Judge = ({ unit = "ml", ...differs }) => {
    const args = unitOf(differs) as unknown as RayPlatformArgs;
    const judged = judgedUnit(args, String(unit));
    return verdict(checkPlatform(args, String(unit), judged), () => remarksOnUnit(judged));
};

const POOL = { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 4 };
const pools = { nodePools: { general: POOL } };
export const RAY = { image: "rayproject/ray:2.55.0", head: { cpu: 1, memory: "2Gi" } };
/** Two Ray clusters on one pool of so many nodes. */
const shared = (maxSize: number, size: object = { cpu: 4, memory: "8Gi" }) => {
    const cluster = { image: RAY.image, head: { pool: "general", ...size } };
    return { nodePools: { general: { ...POOL, minSize: maxSize, maxSize } }, rayClusters: { a: cluster, b: cluster } };
};
/** A Ray cluster whose pods take a node each. */
const crowd = (replicas: number) => {
    const pod = { pool: "general", cpu: 4, memory: "16Gi" };
    return { image: RAY.image, head: pod, workers: { w: { ...pod, replicas } } };
};

export const UNIT_ROWS: readonly Row[] = [
    {
        bad: { nodePool: {} },
        inYaml: "Property nodePool does not exist on 'kuberay:index:RayPlatform'",
        says: 'nodePool: is not an input of a RayPlatform. Did you mean "nodePools"? [R-INPUT-NAME]',
        followed: [{}, pools],
    },
    {
        bad: { nodePools: { general: { instanceTypes: ["m7i.2xlarge"] } } },
        inYaml: "maxSize: Missing required property 'maxSize'",
        says: "nodePools.general.maxSize: is required: Most nodes, 1 to 450. Give it. [R-INPUT-MISSING]",
        followed: [{ nodePools: { general: { instanceTypes: ["m7i.2xlarge"], maxSize: 1 } } }],
    },
    {
        bad: { nodePools: { general: { ...POOL, maxSize: "4" } } },
        inYaml: "maxSize: Cannot assign type 'string' to type 'integer'",
        says: 'nodePools.general.maxSize: must be a whole number, 1 or more; got "4" (text). Give 4 without quotes. [R-INPUT-VALUE]',
        followed: [{ nodePools: { general: { ...POOL, maxSize: 4 } } }],
    },
    {
        bad: { nodePools: { general: { ...POOL, capacity: "spots" } } },
        says: 'nodePools.general.capacity: must be "onDemand", "spot" or "capacityBlock"; got "spots". Did you mean "spot"? [R-INPUT-VALUE]',
        followed: [{ nodePools: { general: { ...POOL, capacity: "spot" } } }],
    },
    {
        bad: { accept: ["R-SPOT-HED"] },
        says: 'accept[0]: is the id of a warning, got "R-SPOT-HED". Did you mean "R-SPOT-HEAD"? [R-ACCEPT]',
        followed: [{ accept: ["R-SPOT-HEAD"] }],
    },
    {
        bad: { unit: "ML" },
        says: 'name: the name of a unit is lower-case letters, digits and "-", a letter first and no "-" last; got "ML". Rename it, e.g. to "ml". [R-UNIT-NAME]',
        followed: [{ unit: "ml" }],
    },
    {
        bad: { unit: "a".repeat(25) },
        says: "name: the name of a unit has at most 24 characters (it becomes part of AWS names), got 25. Shorten it. [R-UNIT-NAME]",
        followed: [{ unit: "a".repeat(24) }],
    },
    {
        bad: { cluster: { name: "" } },
        says: "cluster.name: is the name of an EKS cluster, got nothing. Give the name. [R-CLUSTER-REACH]",
        followed: [{ cluster: { name: "prod" } }],
    },
    {
        bad: { cluster: { name: "prod", endpoint: "https://a" } },
        says: "cluster.certificateAuthority: is missing, and `endpoint` is given: the API server's address and its authority go together. Give both, or neither and let them be looked up. [R-CLUSTER-REACH]",
        followed: [{ cluster: { name: "prod", endpoint: "https://a", certificateAuthority: "Q0E=" } }, {}],
    },
    {
        bad: { cluster: { name: "prod", endpoint: "https://a", certificateAuthority: "Q0E=", kubeconfig: "{}" } },
        says: "cluster.kubeconfig: is used as it is, and `endpoint` or `certificateAuthority` is given too. Give either. [R-CLUSTER-REACH]",
        followed: [
            { cluster: { name: "prod", kubeconfig: "{}" } },
            { cluster: { name: "prod", endpoint: "https://a", certificateAuthority: "Q0E=" } },
        ],
    },
    {
        bad: { namespace: "Ray_1" },
        says: 'namespace: the name of a namespace is lower-case letters, digits and "-", a letter or digit first and no "-" last; got "Ray_1". Rename it, e.g. to "ray-1". [R-NAMESPACE-NAME]',
        followed: [{ namespace: "ray-1" }],
    },
    {
        bad: { clusterAutoscaler: {} },
        says: "clusterAutoscaler: scales the unit's own pools, and there are none. Add nodePools, or leave it out: other node groups need a Cluster Autoscaler of their own. [R-AUTOSCALER-POOLS]",
        followed: [{ clusterAutoscaler: {}, ...pools }, {}],
    },
    {
        bad: { operator: { watchNamespaces: ["ray"] }, rayClusters: { train: { ...RAY, namespace: "other" } } },
        says: 'rayClusters.train.namespace: "other" is not watched by the operator, which serves ray. Add it to operator.watchNamespaces, or use one of those. [R-NAMESPACE-WATCHED]',
        followed: [
            {
                operator: { watchNamespaces: ["ray", "other"] },
                rayClusters: { train: { ...RAY, namespace: "other" } },
            },
            { operator: { watchNamespaces: ["ray"] }, rayClusters: { train: { ...RAY, namespace: "ray" } } },
        ],
    },
    {
        bad: { operator: { version: `v${DEFAULT_KUBERAY_VERSION}` } },
        says: `operator.version: KubeRay v${DEFAULT_KUBERAY_VERSION} is not packed into this provider, which has ${SUPPORTED_KUBERAY_VERSIONS.join(", ")}. Did you mean "${DEFAULT_KUBERAY_VERSION}"? [R-OPERATOR-VERSION]`,
        followed: [{ operator: { version: DEFAULT_KUBERAY_VERSION } }],
    },
    {
        bad: { operator: { namespace: "KubeRay" } },
        says: 'operator.namespace: the name of a namespace is lower-case letters, digits and "-", a letter or digit first and no "-" last; got "KubeRay". Rename it, e.g. to "kuberay". [R-OPERATOR-NAMESPACE]',
        followed: [{ operator: { namespace: "kuberay" } }],
    },
    {
        bad: { operator: { watchNamespaces: ["*", "ray"] } },
        says: 'operator.watchNamespaces: "*" already means every namespace, got 1 beside it. Remove either. [R-WATCH-NAMESPACES]',
        followed: [{ operator: { watchNamespaces: ["*"] } }, { operator: { watchNamespaces: ["ray"] } }],
    },
    {
        bad: { devicePlugins: { nvidia: { image: "not an image" } } },
        says: 'devicePlugins.nvidia.image: an image is a reference such as "rayproject/ray:2.54.0-py311", got "not an image". Give repository and tag. [R-PLUGIN-IMAGE]',
        followed: [{ devicePlugins: { nvidia: { image: "nvcr.io/nvidia/k8s-device-plugin:v0.18.0" } } }],
    },
    {
        bad: { ...pools, clusterAutoscaler: { kubernetesVersion: "1.34.2" } },
        says: 'clusterAutoscaler.kubernetesVersion: this provider knows the Cluster Autoscaler for Kubernetes 1.32, 1.33, 1.34, 1.35, 1.36, got "1.34.2". Did you mean "1.34"? [R-AUTOSCALER-VERSION]',
        followed: [{ ...pools, clusterAutoscaler: { kubernetesVersion: "1.34" } }],
    },
    {
        bad: { ...pools, clusterAutoscaler: { image: "not an image" } },
        says: 'clusterAutoscaler.image: an image is a reference such as "rayproject/ray:2.54.0-py311", got "not an image". Give repository and tag. [R-AUTOSCALER-REFERENCE]',
        followed: [
            { ...pools, clusterAutoscaler: { image: "registry.k8s.io/autoscaling/cluster-autoscaler:v1.34.0" } },
        ],
    },
    {
        bad: { ...pools, clusterAutoscaler: { scaleDownUnneededTime: "10" } },
        says: 'clusterAutoscaler.scaleDownUnneededTime: is a duration such as "90s", "10m" or "1h30m", got "10". Give number and unit. [R-AUTOSCALER-TIMES]',
        followed: [{ ...pools, clusterAutoscaler: { scaleDownUnneededTime: "10m" } }],
    },
    {
        bad: { ...pools, clusterAutoscaler: { extraArgs: { "--v": "4" } } },
        says: 'clusterAutoscaler.extraArgs["--v"]: the name of a flag is lower-case letters, digits and "-", without dashes before it, got "--v". Give it as in "max-node-provision-time". [R-AUTOSCALER-FLAGS]',
        followed: [{ ...pools, clusterAutoscaler: { extraArgs: { v: "4" } } }],
    },
    {
        bad: { ...pools, clusterAutoscaler: { extraArgs: { nodes: "1:2:x" } } },
        says: 'clusterAutoscaler.extraArgs.nodes: "nodes" decides which node groups are scaled and as whom, which are the unit\'s own. Leave it out; for other groups run another Cluster Autoscaler. [R-AUTOSCALER-FLAGS]',
        followed: [{ ...pools, clusterAutoscaler: { extraArgs: {} } }],
    },
    {
        bad: { nodePools: {} },
        says: "nodePools: must be a map of at least 1 entry; got an empty map. Add one, or leave the property out. [R-INPUT-VALUE]",
        followed: [pools, {}],
    },
    {
        bad: { nodePools: { General: POOL } },
        says: 'nodePools.General: the name of a node pool is lower-case letters, digits and "-", a letter first and no "-" last; got "General". Rename it, e.g. to "general". [R-POOL-NAME]',
        followed: [pools],
    },
    {
        bad: { nodePools: { general: POOL, General: POOL } },
        says: 'nodePools.General: collides with the pool "general": in AWS both become "general". Rename one of them so that they differ in letters or digits. [R-POOL-TWINS]',
        followed: [{ nodePools: { general: POOL, other: POOL } }],
    },
    {
        bad: { nodePools: { general: { ...POOL, minSize: 0 } } },
        says: "nodePools: no pool of the unit can hold the operator, which needs a node without taints from the start; got general (minSize 0). Unless the EKS cluster has other nodes for it, set minSize to 1 on a pool without GPUs and taints, or add one. (accept: R-OPERATOR-ROOM)",
        followed: [pools, { nodePools: { general: { ...POOL, minSize: 0 }, other: POOL } }],
    },
    {
        bad: shared(1),
        says: 'rayClusters.a.head.pool: the pods that always run on pool "general" (1 of rayClusters.a.head, 1 of rayClusters.b.head) may not all find room on its at most 1 nodes, depending on how Kubernetes spreads them; 2 are enough in any case. Raise the pool\'s maxSize to 2, or lower what they ask for. (accept: R-POOL-SHARED)',
        followed: [shared(2), shared(1, { cpu: 1, memory: "1Gi" })],
    },
    {
        bad: { nodePools: { general: { ...POOL, minSize: 1 } }, rayClusters: { a: crowd(3) } },
        says: "nodePools.general: needs 4 nodes for the pods that always run on it, and its minSize is 1: something must see to the rest. Unless the EKS cluster has an autoscaler for nodes, give clusterAutoscaler, or raise minSize to 4. (accept: R-POOL-GROWS)",
        followed: [
            { nodePools: { general: { ...POOL, minSize: 1 } }, rayClusters: { a: crowd(3) }, clusterAutoscaler: {} },
            { nodePools: { general: { ...POOL, minSize: 4 } }, rayClusters: { a: crowd(3) } },
        ],
    },
];
