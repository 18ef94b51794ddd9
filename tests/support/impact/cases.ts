import { patched, type Patch } from "../edit-cases/edit-case";

/** An edit of the quickstart, in plain data: the same in every language. */
export interface ImpactCase {
    readonly title: string;
    /** Merged over the inputs of the quickstart; `null` takes out. */
    readonly edit: Patch;
}

/** What the quickstart of the table runs on. Its autoscaler has made more nodes than there are at least. */
export const DESIRED_NODES = { general: 3, gpu: 2 } as const;

const pool = (name: string, edit: Patch | null): Patch => ({ nodePools: { [name]: edit } });
const train = (edit: Patch): Patch => ({ rayClusters: { train: edit } });
const workers = (edit: Patch): Patch => train({ workers: edit });
const POLICY_EDIT = { workers: { cpu: { env: { MODE: "fast" } } } };
const taint = (effect: string) => [{ key: "example.com/team", value: "ml", effect }];

/** Every kind of edit, once. The golden holds what a preview says of each. */
export const IMPACT_CASES: readonly ImpactCase[] = [
    { title: "a pool replaced", edit: pool("gpu", { instanceTypes: ["g6e.24xlarge"] }) },
    { title: "a pool with heads replaced", edit: pool("general", { instanceTypes: ["m7i.4xlarge"] }) },
    { title: "a pool of other capacity", edit: pool("gpu", { capacity: "onDemand" }) },
    { title: "a pool of another AMI", edit: pool("general", { amiFamily: "bottlerocket" }) },
    { title: "another AMI release", edit: pool("gpu", { releaseVersion: "1.56.0-0a1b2c3d" }) },
    { title: "another version of Kubernetes", edit: pool("general", { version: "1.35" }) },
    { title: "disks and tags of nodes", edit: pool("gpu", { diskSize: 300, tags: { team: "ml" } }) },
    { title: "kubelet's settings", edit: pool("gpu", { kubelet: { registryPullQPS: 20 } }) },
    { title: "a placement group", edit: pool("gpu", { placementGroup: { strategy: "spread" } }) },
    { title: "the zones of a pool", edit: pool("gpu", { zones: ["us-west-2a"] }) },
    {
        title: "an image of one's own",
        edit: pool("gpu", { amiId: "ami-0123456789abcdef0", amiFamily: "bottlerocket" }),
    },
    {
        title: "disks of nodes, whatever is in the way",
        edit: pool("general", { diskSize: 300, forceUpdateVersion: true }),
    },
    { title: "a size below use", edit: pool("general", { maxSize: 2 }) },
    {
        title: "a size that is still enough",
        // Enough for what runs, which is what the impact is about; not for all that the group may grow to.
        edit: { ...pool("gpu", { maxSize: 4 }), accept: ["R-FIT-MOST"] },
    },
    { title: "labels of nodes", edit: pool("general", { labels: { team: "ml" } }) },
    { title: "taints that keep pods away", edit: pool("gpu", { taints: taint("NoSchedule") }) },
    { title: "taints that evict pods", edit: pool("gpu", { taints: taint("NoExecute") }) },
    {
        title: "a pool removed, its groups moved",
        edit: {
            nodePools: { general: null, other: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 4 } },
            ...train({ head: { pool: "other" }, workers: { cpu: { pool: "other" } } }),
        },
    },
    {
        title: "the head's pool moved",
        edit: {
            ...pool("heads", { instanceTypes: ["m7i.xlarge"], minSize: 1, maxSize: 1 }),
            ...train({ head: { pool: "heads" } }),
        },
    },
    { title: "the operator's namespaces", edit: { operator: { watchNamespaces: ["ray", "team-b"] } } },
    { title: "the operator's own namespace", edit: { operator: { namespace: "kuberay-system" } } },
    { title: "the image", edit: train({ image: "rayproject/ray:2.54.0-py312-gpu" }) },
    { title: "a group's image", edit: workers({ gpu: { image: "rayproject/ray:2.54.0-py311-cu121" } }) },
    { title: "the head's memory", edit: train({ head: { memory: "9Gi" } }) },
    { title: "a group's tolerations", edit: workers({ gpu: { tolerations: [{ key: "a", operator: "Exists" }] } }) },
    { title: "fewer pods at most", edit: workers({ gpu: { maxReplicas: 8 } }) },
    { title: "a group removed", edit: workers({ cpu: null }) },
    { title: "a group renamed", edit: workers({ cpu: null, general: { ...patchedGroup(), pool: "general" } }) },
    { title: "suspend", edit: train({ suspend: true }) },
    { title: "the head's Service", edit: train({ head: { service: { type: "NodePort" } } }) },
    { title: "new pods only", edit: train({ ...POLICY_EDIT, updatePolicy: "NewPodsOnly" }) },
    { title: "all pods for one group", edit: train({ ...POLICY_EDIT, updatePolicy: "RecreateAll" }) },
    { title: "another namespace for a cluster", edit: train({ namespace: "default" }) },
    { title: "another namespace for all", edit: { namespace: "ray-2" } },
    { title: "a cluster removed", edit: { rayClusters: null } },
    { title: "what no pod notices", edit: train({ labels: { team: "ml" }, networkPolicy: { egress: "cluster" } }) },
];

function patchedGroup(): Patch {
    return { cpu: 2, memory: "4Gi", minReplicas: 1, maxReplicas: 4 };
}

/** The inputs after an edit; a cluster under another name has the settings it had. */
export const edited = (unit: Record<string, unknown>, { edit }: ImpactCase): Record<string, unknown> =>
    patched(unit, edit);

/** One block of the golden. */
export const asBlock = (title: string, lines: readonly string[]): string =>
    [`# ${title}`, ...(lines.length > 0 ? lines : ["(nothing)"]), ""].join("\n");
