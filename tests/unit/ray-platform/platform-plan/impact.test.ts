import { expect } from "chai";
import { type PlatformPlanArgs } from "../../../../provider/src/ray-platform/platform-plan/args";
import { impactOf } from "../../../../provider/src/ray-platform/platform-plan/impact";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";

const TEMPLATE = { diskSize: "d0", tags: "t0", metadataOptions: "m0" };
const GPU = {
    instanceTypes: ["g6e.12xlarge"],
    capacity: "spot",
    nodeGroupName: "ml-gpu-000000",
    launchTemplate: TEMPLATE,
};
const plan = (differs: Partial<PlatformPlanArgs> = {}): PlatformPlanArgs => ({
    operatorVersion: "1.6.2",
    nodePools: {
        general: { instanceTypes: ["m7i.2xlarge"], capacity: "onDemand", nodeGroupName: "ml-general-000000" },
        gpu: GPU,
        idle: { instanceTypes: ["c7i.xlarge"], capacity: "onDemand", nodeGroupName: "ml-idle-000000" },
    },
    rayClusters: { train: { head: "general", workers: { cpu: "general", gpu: "gpu" } } },
    ...differs,
});
const withPool = (name: string, pool: PlatformPlanArgs["nodePools"][string]) =>
    plan({ nodePools: { ...plan().nodePools, [name]: pool } });
const without = (name: string) =>
    plan({ nodePools: Object.fromEntries(Object.entries(plan().nodePools).filter(([pool]) => pool !== name)) });

describe("the impact of an edit of a unit", () => {
    const CASES: readonly { title: string; now: PlatformPlanArgs; says: readonly string[] }[] = [
        { title: "is nothing when nothing changed", now: plan(), says: [] },
        {
            title: "names the groups that lose their nodes when a pool is replaced",
            now: withPool("gpu", {
                instanceTypes: ["g6e.24xlarge"],
                capacity: "onDemand",
                nodeGroupName: "ml-gpu-111111",
            }),
            says: [
                'node pool "gpu" is replaced, new nodes before old (instanceTypes: g6e.12xlarge -> g6e.24xlarge; capacity: spot -> onDemand): the pods of train/gpu lose their nodes.',
            ],
        },
        {
            title: "names no group when no Ray pod runs on the replaced pool",
            now: withPool("idle", {
                instanceTypes: ["c7i.2xlarge"],
                capacity: "onDemand",
                nodeGroupName: "ml-idle-111111",
            }),
            says: ['node pool "idle" is replaced, new nodes before old (instanceTypes: c7i.xlarge -> c7i.2xlarge).'],
        },
        {
            title: "tells of a new node group also when only its subnets changed, or EKS failed to create the old one",
            now: withPool("idle", {
                instanceTypes: ["c7i.xlarge"],
                capacity: "onDemand",
                nodeGroupName: "ml-idle-111111",
            }),
            says: ['node pool "idle" is replaced, new nodes before old (ml-idle-000000 -> ml-idle-111111).'],
        },
        {
            title: "names head and workers when their pool is removed",
            now: without("general"),
            says: [
                'node pool "general" is removed with its nodes: the pods of train/head, train/cpu lose their nodes.',
            ],
        },
        {
            title: "raises no alarm about what is still unknown",
            now: withPool("gpu", {
                instanceTypes: [UNKNOWN as unknown as string],
                capacity: "spot",
                nodeGroupName: "ml-gpu-111111",
            }),
            says: [],
        },
        {
            title: "tells that an edited launch template replaces the nodes, and by what it was edited",
            now: withPool("gpu", { ...GPU, launchTemplate: { ...TEMPLATE, diskSize: "d1", tags: "t1" } }),
            says: [
                'node pool "gpu": its launch template changes (diskSize, tags), all its nodes are replaced one after the other: the pods of train/gpu lose their nodes.',
            ],
        },
        {
            title: "is nothing when the summary of an earlier version told nothing of the launch template",
            now: withPool("general", { ...plan().nodePools.general, launchTemplate: TEMPLATE } as typeof GPU),
            says: [],
        },
        {
            title: "raises no alarm about tags that are still unknown, and still names what is known",
            now: withPool("gpu", {
                ...GPU,
                launchTemplate: { ...TEMPLATE, diskSize: "d1", tags: UNKNOWN as unknown as string },
            }),
            says: [
                'node pool "gpu": its launch template changes (diskSize), all its nodes are replaced one after the other: the pods of train/gpu lose their nodes.',
            ],
        },
        {
            title: "tells of the new group alone when a pool is replaced, whatever its launch template says",
            now: withPool("gpu", {
                ...GPU,
                nodeGroupName: "ml-gpu-111111",
                capacity: "onDemand",
                launchTemplate: { ...TEMPLATE, tags: UNKNOWN as unknown as string },
            }),
            says: [
                'node pool "gpu" is replaced, new nodes before old (capacity: spot -> onDemand): the pods of train/gpu lose their nodes.',
            ],
        },
        {
            title: "tells that the operator moves, and leaves it to each Ray cluster to tell what that does to its pods",
            now: plan({ operatorVersion: "1.5.1" }),
            says: ["the KubeRay operator moves from 1.6.2 to 1.5.1."],
        },
        {
            title: "tells that a worker group goes",
            now: plan({ rayClusters: { train: { head: "general", workers: { cpu: "general" } } } }),
            says: ['worker group "gpu" of Ray cluster "train" is removed with its pods.'],
        },
        {
            title: "tells that a Ray cluster goes",
            now: plan({ rayClusters: {} }),
            says: ['Ray cluster "train" is removed with its pods and what runs on them.'],
        },
    ];

    for (const { title, now, says } of CASES) {
        it(title, () => {
            expect(impactOf(plan(), now)).to.deep.equal(says);
        });
    }
});

describe("the impact of an edit of the pool that heads are on", () => {
    const OLD = { ...GPU, launchTemplate: TEMPLATE };
    const unit = (pool: typeof GPU, rayClusters: PlatformPlanArgs["rayClusters"]) =>
        plan({ nodePools: { heads: pool }, rayClusters });
    const rolled = { ...OLD, launchTemplate: { ...TEMPLATE, diskSize: "d1" } };
    const replaced = { ...OLD, capacity: "onDemand", nodeGroupName: "ml-heads-111111" };
    const guarded = { head: "heads", workers: {} };
    const open = { ...guarded, headProtected: false };
    const elsewhere = { head: "other", workers: {} };

    /** What is said beside that the nodes are replaced. */
    const more = (pool: typeof GPU, was: PlatformPlanArgs["rayClusters"], now = was) =>
        impactOf(unit(OLD, was), unit(pool, now)).slice(1);

    it("is that EKS gives the roll up, by the heads that stop it", () => {
        expect(more(rolled, { train: guarded, tune: guarded, serve: open, other: elsewhere })).to.deep.equal([
            'node pool "heads": the PodDisruptionBudget of train/head, tune/head stops this: after about 15 min EKS gives up (PodEvictionFailure). Run an `up` with `head.disruptionProtection: false` there first.',
        ]);
    });

    it("is so also when the same edit takes the protection away: pools come before Ray clusters", () => {
        expect(more(rolled, { train: guarded }, { train: open })).to.have.lengthOf(1);
        expect(more(rolled, { train: open }, { train: guarded })).to.deep.equal([]);
    });

    it("is that EKS waits before it takes old nodes of a replaced pool", () => {
        expect(more(replaced, { train: guarded })).to.deep.equal([
            'node pool "heads": the PodDisruptionBudget of train/head holds up the removal of old nodes for about 15 min, then EKS takes them all the same. Not to wait, set `head.disruptionProtection: false` there in this `up`.',
        ]);
    });

    it("is no wait for heads that the same edit moves or no longer protects: old nodes go last", () => {
        const was = { train: guarded, tune: guarded };
        expect(more(replaced, was, { train: open, tune: elsewhere })).to.deep.equal([]);
    });
});
