import { type V1Pod } from "@kubernetes/client-node";
import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { evictions } from "../../support/audit";
import { getRayCluster, kubernetes, rayPods } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { namesOf, nodesOfPool, type Sample, watchingPool } from "../../support/pool-watch";
import { awsRequests } from "../../support/requests";
import { failureOf, programStack } from "../../support/stack";
import { eventually } from "../../support/time";
import { trainCluster, unitProgram } from "../../support/unit";

type Args = Parameters<typeof unitProgram>[0];
type Pool = NonNullable<Args["nodePools"]>[string];

describe("a pool under a running Ray cluster", () => {
    const lab = useLab("node-pool-replacement");
    let stack: Stack;

    /** Pods of `moving` have a node of `work` each; no edit below is about `other` and what runs there. */
    const unit = (edits: { work?: Partial<Pool>; general?: Partial<Pool>; spare?: Partial<Pool> } = {}): Args => ({
        cluster: { name: "lab" },
        nodePools: {
            general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 2, ...edits.general },
            work: { instanceTypes: ["m7i.xlarge"], minSize: 2, maxSize: 3, ...edits.work },
            other: { instanceTypes: ["m7i.xlarge"], minSize: 1, maxSize: 1 },
            spare: { instanceTypes: ["m7i.large"], minSize: 1, maxSize: 1, ...edits.spare },
        },
        rayClusters: {
            train: trainCluster({
                workers: { moving: { pool: "work", replicas: 2 }, still: { pool: "other", replicas: 1 } },
            }),
        },
    });
    const up = (args: Args) => {
        stack.workspace.program = unitProgram(args);
        return stack.up();
    };
    const k8s = () => kubernetes(lab());
    const pods = () => rayPods(k8s(), "ray", "train");
    const inGroup = async (group: string): Promise<V1Pod[]> =>
        (await pods()).filter(({ metadata }) => metadata?.labels?.["ray.io/group"] === group);
    const uids = async (...groups: string[]): Promise<string[]> =>
        (await Promise.all(groups.map(inGroup)))
            .flat()
            .map(({ metadata }) => metadata?.uid ?? "")
            .sort();
    const nodesUnder = async (group: string): Promise<string[]> =>
        (await inGroup(group)).map(({ spec }) => spec?.nodeName ?? "").sort();
    const isReadyOn = (nodes: readonly string[]) => async (): Promise<boolean> => {
        const running = (await inGroup("moving")).filter(({ status }) => status?.phase === "Running");
        const isPlaced = running.length === 2 && running.every(({ spec }) => nodes.includes(spec?.nodeName ?? ""));
        return isPlaced && (await getRayCluster(k8s(), "ray", "train")).status?.state === "ready";
    };
    const nothingLeft = async (): Promise<void> => {
        expect(Object.keys((await stack.preview()).changeSummary)).to.deep.equal(["same"]);
    };
    const succeeded = async (operation: string): Promise<readonly { time: string; input: Record<string, unknown> }[]> =>
        (await awsRequests(lab())).filter((request) => request.operation === operation && request.status < 300);
    /** What every way of moving the pods of `work` must leave alone, and where they must be in the end. */
    const moves = async (
        edit: () => Promise<unknown>,
        { newGroup = false, evicted = true } = {},
    ): Promise<readonly Sample[]> => {
        const [before, untouched] = [await inGroup("moving"), await uids("headgroup", "still")];
        const old = namesOf(await nodesOfPool(k8s(), "work"));
        const samples = await watchingPool(k8s(), "work", edit);
        const now = namesOf(await nodesOfPool(k8s(), "work"));
        expect(now).to.have.lengthOf(2);
        expect(now.filter((name) => old.includes(name))).to.deep.equal([]);
        await eventually(isReadyOn(now), `the workers run on ${now.join(", ")} and the cluster is ready`);
        expect(await nodesUnder("moving")).to.deep.equal(now);
        if (evicted) expect(evictions(lab())).to.include.members(namesOf(before));
        else
            expect((await inGroup("moving")).some((pod) => namesOf(before).includes(namesOf([pod])[0] ?? ""))).to.equal(
                false,
            );
        expect(await uids("headgroup", "still")).to.deep.equal(untouched);
        for (const { nodes } of samples) {
            expect(nodes.filter(({ ready }) => ready).length, JSON.stringify(nodes)).to.be.at.least(2);
            expect(nodes.length).to.be.at.most(newGroup ? 4 : 3);
        }
        await nothingLeft();
        return samples;
    };

    before(async () => {
        stack = await programStack(lab(), "replacement", unitProgram(unit()));
        await stack.up();
    });

    it("gets other sizes, labels and taints without a node or a pod being touched", async () => {
        const before = await uids("headgroup", "moving", "still");
        const nodes = [...(await nodesOfPool(k8s(), "work")), ...(await nodesOfPool(k8s(), "spare"))];
        await up(
            unit({
                work: { maxSize: 4, labels: { team: "ml" } },
                spare: { taints: [{ key: "example.com/team", value: "ml", effect: "NoSchedule" }] },
            }),
        );
        const [work, spare] = [await nodesOfPool(k8s(), "work"), await nodesOfPool(k8s(), "spare")];
        expect(namesOf([...work, ...spare])).to.deep.equal(namesOf(nodes));
        expect(work.map(({ metadata }) => metadata?.labels?.team)).to.deep.equal(["ml", "ml"]);
        expect(spare[0]?.spec?.taints?.map(({ key }) => key)).to.deep.equal(["example.com/team"]);
        expect(await uids("headgroup", "moving", "still")).to.deep.equal(before);
        expect(await succeeded("UpdateNodegroupConfig")).to.have.lengthOf(2);
        await up(unit());
    });

    it("is rolled by EKS to another release of its image, node by node, new before old", async () => {
        const samples = await moves(() => up(unit({ work: { releaseVersion: "1.36.3-20261115" } })));
        const [request] = await succeeded("UpdateNodegroupVersion");
        expect(request?.input).to.deep.include({ releaseVersion: "1.36.3-20261115", force: false });
        expect(await succeeded("DeleteNodegroup")).to.deep.equal([]);
        expect(new Set(samples.flatMap(({ nodes }) => nodes.map(({ group }) => group))).size).to.equal(1);
    });

    it("is rolled to another version of its launch template in the same way", async () => {
        await moves(() => up(unit({ work: { releaseVersion: "1.36.3-20261115", diskSize: 200 } })));
        const request = (await succeeded("UpdateNodegroupVersion")).at(-1);
        expect(request?.input.launchTemplate).to.deep.include({ version: "2" });
        expect(await succeeded("DeleteNodegroup")).to.deep.equal([]);
        for (const node of await nodesOfPool(k8s(), "work")) {
            expect(Number(node.status?.capacity?.["ephemeral-storage"]) / 2 ** 30).to.be.within(195, 200);
        }
    });

    /** Spot is a label of Ray's too: there the cluster restarts its pods itself before the old nodes go. */
    const REPLACED: readonly [title: string, pool: Partial<Pool>, evicted: boolean][] = [
        ["other instance types", { instanceTypes: ["m7a.xlarge"] }, true],
        ["being bought as Spot Instances", { instanceTypes: ["m7a.xlarge"], capacity: "spot" }, false],
        [
            "other instance types, with the nodes that run and not with minSize",
            { instanceTypes: ["m7i.xlarge"], capacity: "spot", minSize: 0 },
            true,
        ],
    ];
    for (const [title, work, evicted] of REPLACED) {
        it(`is replaced for ${title}: the old group goes once the new one has its nodes`, async () => {
            const samples = await moves(() => up(unit({ work })), { newGroup: true, evicted });
            const [made, gone] = [
                (await succeeded("CreateNodegroup")).at(-1),
                (await succeeded("DeleteNodegroup")).at(-1),
            ];
            const [newGroup, oldGroup] = [made?.input.nodegroupName, gone?.input.nodegroupName];
            expect([newGroup, oldGroup].map((name) => String(name).slice(0, 8))).to.deep.equal([
                "ml-work-",
                "ml-work-",
            ]);
            expect(newGroup).to.not.equal(oldGroup);
            expect(Date.parse(made?.time ?? "")).to.be.below(Date.parse(gone?.time ?? ""));
            const leaving = samples.find(
                ({ nodes }) => nodes.filter((one) => one.group === oldGroup && one.open).length < 2,
            );
            expect(leaving?.nodes.filter(({ group, ready }) => group === newGroup && ready)).to.have.lengthOf(2);
        });
    }

    it("is not rolled over a head that may not be evicted, and says so before", async () => {
        const work: Partial<Pool> = { instanceTypes: ["m7a.xlarge"], capacity: "spot" };
        const edited = unit({ work, general: { releaseVersion: "1.36.3-20261115", diskSize: 150 } });
        const [before, nodes] = [
            await uids("headgroup", "moving", "still"),
            namesOf(await nodesOfPool(k8s(), "general")),
        ];
        stack.workspace.program = unitProgram(edited);
        expect((await stack.preview()).stdout).to.match(/the PodDisruptionBudget of train\/head stops this/);
        expect(await failureOf(stack.up())).to.match(/PodEvictionFailure/);
        expect(await uids("headgroup", "moving", "still")).to.deep.equal(before);
        await eventually(async () => {
            const now = await nodesOfPool(k8s(), "general");
            return namesOf(now).join() === nodes.join() && now.every(({ spec }) => spec?.unschedulable !== true);
        }, "the head's node is as it was");
    });

    it("is rolled over it by force", async () => {
        const work: Partial<Pool> = { instanceTypes: ["m7a.xlarge"], capacity: "spot" };
        const general = { releaseVersion: "1.36.3-20261115", diskSize: 150, forceUpdateVersion: true };
        const [head, workers] = [await uids("headgroup"), await uids("moving", "still")];
        await up(unit({ work, general }));
        const isReady = async () => (await getRayCluster(k8s(), "ray", "train")).status?.state === "ready";
        const isNew = async () => !(await uids("headgroup")).some((uid) => head.includes(uid));
        await eventually(async () => (await isNew()) && (await isReady()), "a new head runs and the cluster is ready");
        expect(await nodesUnder("headgroup")).to.deep.equal(namesOf(await nodesOfPool(k8s(), "general")));
        expect((await uids("moving", "still")).length).to.equal(workers.length);
        await nothingLeft();
    });
});
