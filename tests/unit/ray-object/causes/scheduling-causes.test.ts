import { expect } from "chai";
import { type Pod } from "../../../../provider/src/ray-object/pods/pod";
import { inShort, type PodRoom, schedulingCauses } from "../../../../provider/src/ray-object/causes/scheduling-causes";

const waitsFor = (message: string): Pod => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "worker-1", labels: { "ray.io/group": "gpu" } },
    status: { conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message }] },
});
const TOO_LITTLE = "0/2 nodes are available: 2 Insufficient cpu. preemption: 0/2 nodes are available: 2 No victims.";
const pool = { name: "gpu", maxSize: 2 };
const AT_MAX = { granted: false, definite: true, message: "1 max node group size reached" };
const NOTHING_KNOWN: PodRoom = { nodes: undefined, decision: undefined };

describe("a pod that no node takes", () => {
    const WAITS: readonly { readonly title: string; readonly room: PodRoom }[] = [
        { title: "nothing is known of its place", room: NOTHING_KNOWN },
        { title: "its pool may still grow", room: { pool, nodes: { ready: 1, others: 0 }, decision: undefined } },
        { title: "a node is not ready yet", room: { pool, nodes: { ready: 2, others: 1 }, decision: undefined } },
        { title: "nobody may count nodes", room: { pool, nodes: undefined, decision: undefined } },
        {
            title: "the Cluster Autoscaler adds one",
            room: {
                pool,
                nodes: { ready: 2, others: 0 },
                decision: { granted: true, definite: false, message: "1->2" },
            },
        },
        {
            title: "the Cluster Autoscaler pauses",
            room: {
                nodes: undefined,
                decision: { granted: false, definite: false, message: "in backoff" },
            },
        },
        {
            title: "the Cluster Autoscaler has not noticed yet that its pool may have more nodes",
            room: { pool, nodes: { ready: 1, others: 0 }, decision: AT_MAX },
        },
    ];
    for (const { title, room } of WAITS) {
        it(`just waits while ${title}`, () => {
            expect(schedulingCauses(waitsFor(TOO_LITTLE), room)).to.deep.equal([]);
        });
    }

    const FAILS: readonly { readonly title: string; readonly room: PodRoom; text: RegExp }[] = [
        {
            title: "its pool has all of its nodes",
            room: { pool, nodes: { ready: 2, others: 0 }, decision: undefined },
            text: /^worker-1 fits on no node, and pool gpu has all of its 2 nodes \(maxSize 2\): 0\/2 nodes are available: 2 Insufficient cpu\. Raise maxSize/,
        },
        {
            title: "the Cluster Autoscaler refuses for good",
            room: {
                nodes: undefined,
                decision: AT_MAX,
            },
            text: /Cluster Autoscaler says: 1 max node group size reached; the scheduler: 0\/2 nodes are available: 2 Insufficient cpu$/,
        },
        {
            title: "the Cluster Autoscaler refuses, and its pool has all nodes, one still on its way",
            room: { pool, nodes: { ready: 1, others: 1 }, decision: AT_MAX },
            text: /Cluster Autoscaler says: 1 max node group size reached/,
        },
        {
            title: "it fits on no node of its pool, however many there may be",
            room: {
                pool,
                nodes: { ready: 1, others: 0 },
                decision: { ...AT_MAX, message: "1 Insufficient cpu, 1 max node group size reached" },
            },
            text: /Cluster Autoscaler says: 1 Insufficient cpu/,
        },
    ];
    for (const { title, room, text } of FAILS) {
        it(`is given up within a minute when ${title}`, () => {
            const [cause] = schedulingCauses(waitsFor(TOO_LITTLE), room);
            expect(cause?.text).to.match(text);
            expect(cause?.graceSeconds).to.be.within(20, 30);
        });
    }

    it("is not blamed on its pool while a claim has no volume", () => {
        const said = "0/2 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found";
        const full: PodRoom = { pool, nodes: { ready: 2, others: 0 }, decision: AT_MAX };
        expect(schedulingCauses(waitsFor(said), full)).to.deep.equal([]);
    });

    it("is no affair of these rules once it is scheduled", () => {
        const scheduled: Pod = { ...waitsFor(""), status: { conditions: [{ type: "PodScheduled", status: "True" }] } };
        const full: PodRoom = { pool, nodes: { ready: 2, others: 0 }, decision: undefined };
        expect(schedulingCauses(scheduled, full)).to.deep.equal([]);
    });
});

describe("the scheduler's words", () => {
    for (const more of ["preemption: 0/2 nodes are available", "no new claims to deallocate", "not found"]) {
        it(`are quoted without "${more}"`, () => {
            expect(inShort(`0/2 nodes are available: 2 Insufficient cpu. ${more}.`)).to.equal(
                "0/2 nodes are available: 2 Insufficient cpu",
            );
        });
    }
});
