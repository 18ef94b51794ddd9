import { expect } from "chai";
import { type PlatformPlanArgs } from "../../../../provider/src/ray-platform/platform-plan/summary/args";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { plan, said, TRAIN, without, withPool } from "./fixtures";

const unknown = UNKNOWN as unknown as string;
const replaced = { nodeGroupName: "ml-gpu-111111" };
const LOST = ": the pods of train/gpu (0 to 32) lose their nodes.";

interface Case {
    readonly title: string;
    readonly was?: PlatformPlanArgs;
    readonly now: PlatformPlanArgs;
    readonly says: readonly string[];
}

describe("the impact of an edit of a pool", () => {
    const CASES: readonly Case[] = [
        { title: "is nothing when nothing changed", now: plan(), says: [] },
        {
            title: "names the groups that lose their nodes when it is replaced, with the number of their pods",
            now: withPool("gpu", { ...replaced, instanceTypes: ["g6e.24xlarge"], capacity: "onDemand" }),
            says: [
                `node pool "gpu" is replaced, new nodes before old (instanceTypes: g6e.12xlarge -> g6e.24xlarge; capacity: spot -> onDemand)${LOST}`,
            ],
        },
        {
            title: "names the input by which it is replaced where only a hash of it is kept",
            now: withPool("gpu", { ...replaced, subnets: "s1", nodeRole: "r1", clusterName: "staging" }),
            says: [
                `node pool "gpu" is replaced, new nodes before old (cluster.name: prod -> staging; nodeRoleArn)${LOST}`,
            ],
        },
        {
            title: "promises no new nodes before the old ones go of a Capacity Block",
            now: withPool("gpu", { ...replaced, capacity: "capacityBlock" }),
            says: [
                `node pool "gpu" is replaced, and may be without nodes for a while (capacity: spot -> capacityBlock)${LOST}`,
            ],
        },
        {
            title: "names no group when no Ray pod runs there",
            now: withPool("idle", { instanceTypes: ["c7i.2xlarge"], nodeGroupName: "ml-idle-111111" }),
            says: ['node pool "idle" is replaced, new nodes before old (instanceTypes: c7i.xlarge -> c7i.2xlarge).'],
        },
        {
            title: "names no group of a Ray cluster that is suspended, and none without pods",
            was: plan({
                rayClusters: {
                    train: { ...TRAIN, suspended: true },
                    tune: { head: "general", workers: { gpu: "gpu" }, sizes: { gpu: "0" } },
                },
            }),
            now: withPool("gpu", { ...replaced, capacity: "onDemand" }),
            says: [
                'node pool "gpu" is replaced, new nodes before old (capacity: spot -> onDemand).',
                'Ray cluster "tune" is removed: the pods of tune/head (1) go, and work on them is lost.',
            ],
        },
        {
            title: "tells of a new node group also when EKS failed to create the old one",
            now: withPool("idle", { nodeGroupName: "ml-idle-111111" }),
            says: ['node pool "idle" is replaced, new nodes before old (ml-idle-000000 -> ml-idle-111111).'],
        },
        {
            title: "names head and workers when it is removed, and what goes with the head",
            now: without("general"),
            says: [
                'node pool "general" is removed with its nodes: the pods of train/head (1), train/cpu (2) lose their nodes; without its head all work of train is lost.',
            ],
        },
        {
            title: "loses no work with a head whose state is in Redis",
            was: plan({ rayClusters: { train: { ...TRAIN, keepsState: true } } }),
            now: without("general"),
            says: [
                'node pool "general" is removed with its nodes: the pods of train/head (1), train/cpu (2) lose their nodes.',
            ],
        },
        {
            title: "is open while what EKS cannot change in a group is known only in `up`",
            now: withPool("gpu", { instanceTypes: [unknown] }),
            says: [
                'node pool "gpu" may be replaced (instanceTypes: known only in `up`): the pods of train/gpu (0 to 32) may lose their nodes.',
            ],
        },
        {
            title: "is certain under another name, whatever is unknown",
            now: withPool("gpu", { ...replaced, instanceTypes: [unknown] }),
            says: [`node pool "gpu" is replaced, new nodes before old (instanceTypes: known only in \`up\`)${LOST}`],
        },
    ];

    for (const { title, was = plan(), now, says } of CASES) {
        it(title, () => {
            expect(said(was, now)).to.deep.equal(says);
        });
    }
});
