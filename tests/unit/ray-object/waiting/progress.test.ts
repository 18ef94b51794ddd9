import { expect } from "chai";
import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { causesOf } from "../../../../provider/src/ray-cluster/waiting/causes";
import { progressLine, whyLate } from "../../../../provider/src/ray-object/waiting/progress";
import { type Snapshot } from "../../../../provider/src/ray-object/watch/snapshot";
import { type Pod } from "../../../../provider/src/ray-object/pods/pod";
import { type PodRoom } from "../../../../provider/src/ray-object/causes/scheduling-causes";
import { allPods, expectation, live, planned, pod, snapshot } from "../../ray-cluster/support";

const TOO_LITTLE = "0/3 nodes are available: 3 Insufficient cpu. preemption: 0/3 nodes are available.";
const UNBOUND = "0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims. not found";
const waitsForNode = (group: string, name: string, message = TOO_LITTLE): Pod =>
    pod(group, name, {
        ready: false,
        status: {
            phase: "Pending",
            conditions: [
                {
                    type: "PodScheduled",
                    status: "False",
                    reason: "Unschedulable",
                    message,
                },
            ],
        },
    });
const PENDING = [pod("headgroup", "head"), waitsForNode("fixed", "fixed-1"), waitsForNode("fixed", "fixed-2")];

const lineFor = (seen: Snapshot, differs: Partial<RayClusterArgs> = {}): string => {
    const expected = expectation(differs);
    return progressLine(seen, expected, causesOf(seen, expected));
};
const decided = (decision: PodRoom["decision"]): Partial<Snapshot> => ({
    room: () => ({ nodes: undefined, decision }),
});

const PROVISIONED: Partial<Snapshot> = {
    room: () => ({
        nodes: undefined,
        decision: undefined,
        claim: { claim: "data", message: "Waiting for a volume", definite: false },
    }),
};

const inPool = (nodes: PodRoom["nodes"]): Partial<Snapshot> => ({
    room: () => ({ pool: { name: "general", maxSize: 4 }, nodes, decision: undefined }),
});

describe("a line of progress", () => {
    const SUSPENDED = live({ ...planned(), spec: { ...planned().spec, suspend: true } });
    const LINES: readonly { title: string; seen: Snapshot; differs?: Partial<RayClusterArgs>; line: string }[] = [
        {
            title: "counts workers, and says which pool the others wait for",
            seen: snapshot(PENDING),
            line: "head ready, 0/3 workers ready; 2 waiting for pool general",
        },
        {
            title: "says why the Cluster Autoscaler does not add a node yet",
            seen: snapshot(
                PENDING,
                decided({ granted: false, definite: false, message: "1 in backoff after failed scale-up" }),
            ),
            line: "head ready, 0/3 workers ready; 2 waiting for pool general (1 in backoff after failed scale-up)",
        },
        {
            title: "says what would add a node where nobody is seen to",
            seen: snapshot(PENDING, inPool({ ready: 1, others: 0 })),
            line: "head ready, 0/3 workers ready; 2 waiting for pool general (it has 1 of at most 4 nodes: an autoscaler for nodes, or a higher minSize, adds one)",
        },
        {
            title: "says nothing of that while a node comes",
            seen: snapshot(PENDING, inPool({ ready: 1, others: 1 })),
            line: "head ready, 0/3 workers ready; 2 waiting for pool general",
        },
        {
            title: "does not go on about a node that is on its way",
            seen: snapshot(PENDING, decided({ granted: true, definite: false, message: "1->3 (max: 8)" })),
            line: "head ready, 0/3 workers ready; 2 waiting for pool general",
        },
        {
            title: "says nothing of a pool where a claim has no volume",
            seen: snapshot([pod("headgroup", "head"), waitsForNode("fixed", "fixed-1", UNBOUND)], PROVISIONED),
            line: "head ready, 0/3 workers ready; 1 waiting for the volume of a claim (data: Waiting for a volume)",
        },
        {
            title: "says that Kueue decides",
            seen: snapshot([], { cluster: SUSPENDED }),
            differs: { queueName: "team" },
            line: "waiting for Kueue to admit it",
        },
        {
            title: "counts the pods that are still to go when it is suspended",
            seen: snapshot(allPods(), { cluster: SUSPENDED }),
            differs: { suspend: true },
            line: "suspending: 4 pods still to go",
        },
        {
            title: "says that the pods run elsewhere",
            seen: snapshot([], { cluster: live(planned(), { state: "suspended" }) }),
            differs: { managedBy: "kueue.x-k8s.io/multikueue" },
            line: "waiting for what MultiKueue reports: its pods run in another Kubernetes cluster, its state is suspended",
        },
        {
            title: "does not suspect an operator before its time",
            seen: snapshot([], { cluster: live(planned()) }),
            line: "the KubeRay operator has not taken it up yet",
        },
    ];
    for (const { title, seen, differs, line } of LINES) {
        it(title, () => {
            expect(lineFor(seen, differs)).to.equal(line);
        });
    }
});

describe("explaining why it took too long", () => {
    const late = (seen: Snapshot, differs: Partial<RayClusterArgs> = {}): string => {
        const expected = expectation(differs);
        return whyLate(seen, expected, causesOf(seen, expected)).join("\n");
    };

    it("quotes the scheduler once, without what it says about preemption", () => {
        expect(late(snapshot(PENDING))).to.equal("the scheduler says: 0/3 nodes are available: 3 Insufficient cpu");
    });

    it("says what would add a node where nobody is seen to", () => {
        expect(late(snapshot(PENDING, inPool({ ready: 1, others: 0 })))).to.include(
            "3 Insufficient cpu; pool general has 1 of at most 4 nodes: an autoscaler for nodes, or a higher minSize, adds one",
        );
    });

    it("quotes the Cluster Autoscaler beside it", () => {
        const seen = snapshot(PENDING, decided({ granted: false, definite: false, message: "1 in backoff" }));
        expect(late(seen)).to.include("3 Insufficient cpu; the Cluster Autoscaler says: 1 in backoff");
    });

    it("quotes what is said of a claim beside it", () => {
        expect(late(snapshot([waitsForNode("headgroup", "head", UNBOUND)], PROVISIONED))).to.equal(
            "the scheduler says: 0/3 nodes are available: pod has unbound immediate PersistentVolumeClaims; of data: Waiting for a volume",
        );
    });

    it("says how to wait longer for Kueue, or not at all", () => {
        const cluster = live({ ...planned(), spec: { ...planned().spec, suspend: true } });
        expect(late(snapshot([], { cluster }), { queueName: "team" }))
            .to.include("Kueue has not admitted it")
            .and.include("customTimeouts")
            .and.include("`wait` to none");
    });

    it("says what MultiKueue has not reported", () => {
        const differs = { managedBy: "kueue.x-k8s.io/multikueue" } as const;
        expect(late(snapshot([], { cluster: live(planned()) }), differs)).to.include("another Kubernetes cluster");
    });
});
