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
