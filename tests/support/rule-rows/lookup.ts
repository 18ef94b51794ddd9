import { type InputPropertiesError } from "@pulumi/pulumi";
import { checkCrds } from "../../../provider/src/kuberay-crds/checks";
import { checkPoolAlone } from "../../../provider/src/node-pool/checks";
import { quotaWarnings } from "../../../provider/src/node-pool/group-quota";
import { versionFitsCluster } from "../../../provider/src/node-pool/cluster-version";
import { namesakeWarnings } from "../../../provider/src/node-pool/namesakes";
import { type LiveNodeGroups } from "../../../provider/src/node-pool/facts/live-node-group";
import { nodeSelectorOf } from "../../../provider/src/node-pool/facts/node-metadata";
import { chooseSubnets } from "../../../provider/src/node-pool/subnets";
import { autoscalerImage } from "../../../provider/src/ray-platform/autoscaler-image";
import { context, liveGroup, pool } from "../../unit/node-pool/fixtures";
import { type Row, type Verdict, verdict } from "./row";
import { DEFAULT_KUBERAY_VERSION, SUPPORTED_KUBERAY_VERSIONS } from "../../../provider/src/shared/versions";

const names = (count: number): string[] => Array.from({ length: count }, (_, at) => `group-${at}`);

const CLUSTER = { clusterSubnetIds: ["subnet-a"], subnetsAreLookedUp: true };
const find = (id: string) => Promise.resolve({ id, zone: id.replace("subnet-", "us-west-2"), isPrivate: true });

/** What needs more than the inputs of a unit: each word is one question. */
const QUESTIONS: Readonly<Record<string, (given: never) => Verdict | Promise<Verdict>>> = {
    crds: ({ version, was }: { version: string; was?: string }) => verdict(checkCrds({ version }, was)),
    platform: (platform: string) => verdict(checkPoolAlone(pool(), { name: "cpu", platform })),
    subnets: async (given: { zones: string[]; subnetIds?: string[] }) =>
        verdict((await chooseSubnets(given, CLUSTER, "p", find)).problems),
    version: ({ of, cluster }: { of?: string; cluster: string }) =>
        verdict(versionFitsCluster(pool({ version: of }), { version: cluster, mayRise: false }, "p")),
    groups: ({ there, wanted }: { there: number; wanted: string[] }) =>
        verdict([], () => quotaWarnings(new Set(names(there)), wanted)),
    pool: ({ ofStack, ...bad }: { ofStack: string; unit?: string; pool?: string }) =>
        verdict([], () => namesakeWarnings(groupOf(ofStack), context({ pool: "gpu", ...bad }), "p")),
    autoscaler: ({ kubernetes, image }: { kubernetes: string; image?: string }) => imageFor(kubernetes, image),
};

/** A group for pool `gpu` of the unit `ml`. */
function groupOf(stack: string): LiveNodeGroups {
    const tags = { "kuberay.pulumi.com/stack": stack };
    return new Map([["ml-gpu-1a2b3c", liveGroup({ labels: nodeSelectorOf("ml", "gpu"), tags })]]);
}

function imageFor(kubernetes: string, image: string | undefined): Verdict {
    try {
        autoscalerImage("unit", { image }, kubernetes);
        return { refusals: [], remarks: [] };
    } catch (error) {
        const { errors } = error as InputPropertiesError;
        return { refusals: errors.map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`), remarks: [] };
    }
}

export async function judgeLookup(differs: Readonly<Record<string, unknown>>): Promise<Verdict> {
    const [question, given] = Object.entries(differs)[0] ?? ["", undefined];
    const answer = QUESTIONS[question];
    if (answer === undefined) throw new Error(`no question "${question}"`);
    return answer(given as never);
}

export const LOOKUP_ROWS: readonly Row[] = [
    {
        bad: { crds: { version: "1.5.1", was: "1.6.2" } },
        says: 'version: the CRDs of KubeRay 1.6.2 cannot be lowered to 1.5.1: Ray objects would lose fields that only 1.6.2 has. Keep 1.6.2 (`version` of KubeRayCrds, `operator.version` of RayPlatform), or delete the Ray objects and the CRDs first (deletePolicy: "delete", then destroy). [R-CRDS-DOWNGRADE]',
        followed: [{ crds: { version: "1.6.2", was: "1.6.2" } }],
    },
    {
        bad: { crds: { version: `v${DEFAULT_KUBERAY_VERSION}` } },
        says: `version: is one of ${SUPPORTED_KUBERAY_VERSIONS.join(", ")}, got "v${DEFAULT_KUBERAY_VERSION}". Did you mean "${DEFAULT_KUBERAY_VERSION}"? Choose one of them, or a provider that knows v${DEFAULT_KUBERAY_VERSION}. [R-CRDS-VERSION]`,
        followed: [{ crds: { version: DEFAULT_KUBERAY_VERSION } }],
    },
    {
        bad: { platform: "ML" },
        says: 'platform: the name of a unit is lower-case letters, digits and "-", a letter first and no "-" last; got "ML". Rename it, e.g. to "ml". [R-POOL-PLATFORM]',
        followed: [{ platform: "ml" }],
    },
    {
        bad: { subnets: { zones: ["us-west-2c"] } },
        says: "p.zones: no subnet of the pool is in us-west-2c: they are in us-west-2a. Name one of these zones, or give subnetIds there. [R-SUBNET-ZONE]",
        followed: [
            { subnets: { zones: ["us-west-2a"] } },
            { subnets: { zones: ["us-west-2c"], subnetIds: ["subnet-c"] } },
        ],
    },
    {
        bad: { version: { of: "1.99", cluster: "1.36" } },
        says: "p.version: is 1.33 to 1.36 beside the EKS cluster, which has Kubernetes 1.36; got 1.99. Choose one of these, or leave it out for that of the cluster. [R-POOL-VERSION]",
        followed: [
            { version: { of: "1.36", cluster: "1.36" } },
            { version: { of: "1.33", cluster: "1.36" } },
            { version: { cluster: "1.36" } },
        ],
    },
    {
        bad: { groups: { there: 29, wanted: ["one", "two"] } },
        says: 'the update makes 2 node groups beside the 29 that the cluster has, 31 at a time: EKS allows 30 unless AWS has raised the quota "Managed node groups per cluster". Remove pools, change fewer at once, or ask AWS for more. (accept: R-GROUP-QUOTA)',
        followed: [{ groups: { there: 28, wanted: ["one", "two"] } }, { groups: { there: 29, wanted: ["one"] } }],
    },
    {
        bad: { pool: { ofStack: "project/other" } },
        says: 'p: the node group "ml-gpu-1a2b3c" of the stack project/other has the labels of this pool (unit "ml", pool "gpu"): pods of either stack run on nodes of the other, and the previews of neither tell. Rename the pool or the unit, unless project/other is the former name of this stack. (accept: R-UNIT-TWICE)',
        followed: [
            { pool: { ofStack: "project/other", pool: "gpus" } },
            { pool: { ofStack: "project/other", unit: "vision" } },
            { pool: { ofStack: "project/stack" } },
        ],
    },
    {
        bad: { autoscaler: { kubernetes: "1.50" } },
        says: "clusterAutoscaler.image: the EKS cluster has Kubernetes 1.50, and this provider knows the Cluster Autoscaler for 1.32, 1.33, 1.34, 1.35, 1.36. Give the image of the one for 1.50. [R-AUTOSCALER-IMAGE]",
        followed: [{ autoscaler: { kubernetes: "1.50", image: "registry.example.com/cluster-autoscaler:v1.50.0" } }],
    },
];
