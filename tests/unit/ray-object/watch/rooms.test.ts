import { expect } from "chai";
import { Rooms } from "../../../../provider/src/ray-object/watch/rooms";
import { type KubernetesEvent } from "../../../../provider/src/ray-object/causes/event";
import { type Pod } from "../../../../provider/src/ray-object/pods/pod";
import { FakeCluster, settle } from "../../cluster-access/fake-cluster";
import { expectation, pod } from "../../ray-cluster/support";

const SAID = "pod didn't trigger scale-up: 1 max node group size reached";
const waits = (name: string): Pod =>
    pod("scaled", name, {
        status: {
            phase: "Pending",
            conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message: "no node" }],
        },
    });
const claims = (name: string): Pod => {
    const message = "0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.";
    const conditions = [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message }];
    const spec = { volumes: [{ name: "data", persistentVolumeClaim: { claimName: "data" } }] };
    return { ...pod("scaled", name, { status: { phase: "Pending", conditions } }), spec };
};
const decision = (about: Pod, count: number): KubernetesEvent => ({
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: `e-${about.metadata.name}`, uid: `e-${about.metadata.name}` },
    reason: "NotTriggerScaleUp",
    message: SAID,
    count,
    lastTimestamp: "2026-01-01T00:00:00Z",
    involvedObject: { kind: "Pod", name: about.metadata.name, uid: about.metadata.uid },
});

describe("what the Cluster Autoscaler has said of a pod", () => {
    let there: FakeCluster;
    let rooms: Rooms;
    const saysOf = async (about: Pod) => {
        rooms.roomFor(about, expectation());
        await settle();
        return rooms.roomFor(about, expectation()).decision?.message;
    };
    const old = waits("old");
    beforeEach(() => {
        there = new FakeCluster();
        there.put(decision(old, 1));
        rooms = new Rooms(there.operation().connection, "ray");
    });
    afterEach(() => {
        rooms.close();
    });

    it("counts while nothing was edited", async () => {
        expect(await saysOf(old)).to.equal(SAID);
    });

    it("counts no more after an edit, until it says so again", async () => {
        rooms.forgetThePast([old]);
        await settle();
        expect(await saysOf(old)).to.equal(undefined);
        there.put(decision(old, 2));
        expect(await saysOf(old)).to.equal(SAID);
    });

    it("counts no more after an edit either when its decisions were followed before", async () => {
        await saysOf(old);
        rooms.forgetThePast([old]);
        expect(await saysOf(old)).to.equal(undefined);
    });

    it("counts for a pod that came after the edit, however early it was said", async () => {
        const young = waits("young");
        rooms.forgetThePast([old]);
        there.put(decision(young, 1));
        expect(await saysOf(young)).to.equal(SAID);
    });

    it("is not asked while a claim has no volume, of which Kubernetes tells", async () => {
        const old = claims("old");
        const word: KubernetesEvent = {
            ...decision(old, 1),
            reason: "FailedBinding",
            message: "no storage class is set",
            involvedObject: { kind: "PersistentVolumeClaim", name: "data" },
        };
        there.put(word);
        rooms.roomFor(old, expectation());
        await settle();
        expect(rooms.roomFor(old, expectation())).to.deep.equal({
            nodes: undefined,
            decision: undefined,
            claim: { claim: "data", message: "no storage class is set", definite: true },
        });
        expect(rooms.watches()).to.have.lengthOf(1);
    });

    it("is not asked before a pod waits for a node", () => {
        rooms.forgetThePast([pod("scaled", "runs")]);
        expect(rooms.watches()).to.deep.equal([]);
    });
});
