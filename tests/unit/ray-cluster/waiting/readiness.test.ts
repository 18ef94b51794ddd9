import { expect } from "chai";
import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { expectationOf } from "../../../../provider/src/ray-cluster/waiting/expectation";
import { ontoLive } from "../../../../provider/src/ray-cluster/life/onto-live";
import { nextStep } from "../../../../provider/src/ray-cluster/waiting/next-step";
import { type LiveRayCluster } from "../../../../provider/src/ray-object/watch/live";
import { type RayClusterObject } from "../../../../provider/src/ray-cluster/plan/object";
import { type Snapshot } from "../../../../provider/src/ray-object/watch/snapshot";
import { allPods, cluster, expectation, live, planned, pod, snapshot, statusOf } from "../support";

const NOW = 1_000_000;
function kindAfter(seconds: number, seen: Snapshot, differs: Partial<RayClusterArgs> = {}): string {
    const expected = expectation(differs);
    const { since } = nextStep(seen, expected, new Map(), NOW - seconds * 1000);
    return nextStep(seen, expected, since, NOW).step.kind;
}
const suspended = (state?: string): { cluster: LiveRayCluster } => ({
    cluster: live({ ...planned(), spec: { ...planned().spec, suspend: true } }, { state }),
});
const elsewhere = { managedBy: "kueue.x-k8s.io/multikueue" } as const;
const reported = (status: LiveRayCluster["status"]) => snapshot([], { cluster: live(planned(elsewhere), status) });

describe("a RayCluster that others start", () => {
    const CASES: readonly {
        readonly title: string;
        readonly differs: Partial<RayClusterArgs>;
        readonly seen: Snapshot;
        readonly kind: string;
    }[] = [
        {
            title: "is ready without pods when it is suspended",
            differs: { suspend: true },
            seen: snapshot([], suspended("suspended")),
            kind: "ready",
        },
        {
            title: "is not ready while its pods are still there",
            differs: { suspend: true },
            seen: snapshot([pod("fixed", "fixed-1", { going: true })], suspended("suspended")),
            kind: "waiting",
        },
        {
            title: "fails when no operator ever says that it is suspended",
            differs: { suspend: true },
            seen: snapshot([], suspended("ready")),
            kind: "failed",
        },
        {
            title: "waits for ever for Kueue, as far as causes go",
            differs: { queueName: "team" },
            seen: snapshot([], suspended("suspended")),
            kind: "waiting",
        },
        {
            title: "is ready once Kueue lets it run",
            differs: { queueName: "team" },
            seen: snapshot(allPods()),
            kind: "ready",
        },
        {
            title: "is ready elsewhere when MultiKueue says so",
            differs: elsewhere,
            seen: reported({ state: "ready" }),
            kind: "ready",
        },
        { title: "is not ready elsewhere before", differs: elsewhere, seen: reported({ state: "" }), kind: "waiting" },
        {
            title: "has a head elsewhere when MultiKueue says so",
            differs: { ...elsewhere, wait: "head" },
            seen: reported({ conditions: [{ type: "HeadPodReady", status: "True" }] }),
            kind: "ready",
        },
        {
            title: "is nobody's affair with wait: none",
            differs: { ...elsewhere, wait: "none" },
            seen: reported(undefined),
            kind: "ready",
        },
        {
            title: "fails when somebody else has suspended it",
            differs: {},
            seen: snapshot([], suspended("suspended")),
            kind: "failed",
        },
    ];
    for (const { title, differs, seen, kind } of CASES) {
        it(title, () => {
            expect(kindAfter(600, seen, differs)).to.equal(kind);
        });
    }
});

describe("hosts and bounds of a worker group", () => {
    const { workers = {} } = cluster();
    const least = (fixed: object, differs: Partial<RayClusterArgs> = {}) =>
        expectation({ workers: { ...workers, fixed: { ...workers.fixed, ...fixed } }, ...differs }).groups.get("fixed");

    it("are counted in pods: each replica has all of its hosts", () => {
        expect(least({ replicas: 3, numOfHosts: 4 })).to.include({ least: 12, fixed: 12 });
        const scaled = { replicas: undefined, minReplicas: 2, maxReplicas: 5, numOfHosts: 4 };
        expect(least(scaled)).to.include({ least: 8, fixed: undefined });
    });

    it("are the number of replicas, within the bounds, when nobody scales", () => {
        const bounded = { replicas: 3, minReplicas: 1, maxReplicas: 5 };
        expect(least(bounded, { autoscaling: { enabled: false } })).to.include({ least: 3, fixed: 3 });
    });
});

describe("a RayCluster that is not to be suspended any more", () => {
    const write = (differs: Partial<RayClusterArgs>, there: LiveRayCluster): RayClusterObject =>
        ontoLive(planned(differs), there);

    it("is told so: KubeRay stays suspended when the word is just taken away", () => {
        expect(write({}, suspended().cluster).spec.suspend).to.equal(false);
    });

    it("is not told when it never was", () => {
        expect(write({}, live(planned())).spec).to.not.have.property("suspend");
    });

    it("stays as it is when Kueue decides", () => {
        expect(write({ queueName: "team" }, suspended().cluster).spec.suspend).to.equal(true);
    });

    it("is not told when Kueue has put it into a queue of its own accord", () => {
        const there = suspended().cluster;
        const labels = { ...there.metadata.labels, "kueue.x-k8s.io/queue-name": "default" };
        const queued = { ...there, metadata: { ...there.metadata, labels } };
        expect(write({}, queued).spec).to.not.have.property("suspend");
    });

    it("waits for its pods then", () => {
        const object = write({}, suspended().cluster);
        const expected = expectationOf(cluster(), object);
        const seen = snapshot([pod("headgroup", "head")], { cluster: live(object, statusOf([])) });
        expect(nextStep(seen, expected, new Map(), NOW).step.kind).to.equal("waiting");
    });
});
