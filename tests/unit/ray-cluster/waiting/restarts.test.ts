import { expect } from "chai";
import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { nextStep } from "../../../../provider/src/ray-cluster/waiting/next-step";
import { type Snapshot } from "../../../../provider/src/ray-object/watch/snapshot";
import { templateHash } from "../../../../provider/src/ray-spec/build/template-hash";
import { type Pod } from "../../../../provider/src/ray-object/pods/pod";
import { allPods, cluster, expectation, live, planned, pod, snapshot, waiting } from "../support";
import { type AdoptedHashes } from "../../../../provider/src/ray-object/watch/expectation";
import { type Step } from "../../../../provider/src/ray-object/waiting/converge";

const NOW = 1_000_000;

/** What is decided when all that is seen has stood for so long, once `differs` has been written. */
function after(
    seconds: number,
    pods: readonly Pod[],
    differs: Partial<RayClusterArgs> = {},
    { adopted, ...seen }: Partial<Snapshot> & { readonly adopted?: AdoptedHashes } = {},
): Step {
    const expected = expectation(differs, adopted);
    const snap = snapshot(pods, { cluster: live(planned(differs), { state: "" }), ...seen });
    const { since } = nextStep(snap, expected, new Map(), NOW - seconds * 1000);
    return nextStep(snap, expected, since, NOW).step;
}
const names = (step: Step): string[] => (step.kind === "delete" ? step.pods.map(({ metadata }) => metadata.name) : []);

const others = (...except: string[]) => allPods().filter(({ metadata }) => !except.includes(metadata.name));

describe("restarting after an edit", () => {
    const { workers = {}, head } = cluster();
    const old = planned({ image: "rayproject/ray:2.53.0" });
    const edited = { workers: { ...workers, fixed: { ...workers.fixed, memory: "3Gi" } } };
    /** Pods as they were before the edit of group `fixed`. */
    const before = allPods();

    it("takes all pods with the head, the head last", () => {
        expect(names(after(0, allPods(old)))).to.deep.equal(["fixed-1", "fixed-2", "scaled-1", "head"]);
    });

    it("takes one pod of an edited group, and leaves the other groups alone", () => {
        expect(names(after(0, before, edited))).to.deep.equal(["fixed-1"]);
    });

    it("takes the next only when the replacement is ready", () => {
        const replacement = (ready: boolean) => [
            ...others("fixed-1"),
            pod("fixed", "fixed-3", { ready, from: planned(edited) }),
        ];
        expect(after(0, others("fixed-1"), edited).kind).to.equal("waiting");
        expect(after(0, replacement(false), edited).kind).to.equal("waiting");
        expect(names(after(0, replacement(true), edited))).to.deep.equal(["fixed-2"]);
    });

    it("takes a pod that waits for a node without tolerating what it would by now, under any policy", () => {
        const status = {
            phase: "Pending",
            conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message: "0/3 nodes" }],
        };
        const pending = pod("fixed", "fixed-1", { status, tolerations: [] });
        for (const updatePolicy of ["RestartChanged", "RecreateAll", "NewPodsOnly"] as const)
            expect(names(after(0, [...others("fixed-1"), pending], { updatePolicy }))).to.deep.equal(["fixed-1"]);
        const head = pod("headgroup", "head", { status, tolerations: [] });
        expect(names(after(0, [...others("head"), head]))).to.deep.equal(["head"]);
        expect(after(0, [...others("fixed-1"), pending], {}, { young: new Set(["fixed-1"]) }).kind).to.equal("waiting");
    });

    it("leaves a pod that waits for a node and tolerates all that it would, and more", () => {
        const status = {
            phase: "Pending",
            conditions: [{ type: "PodScheduled", status: "False", reason: "Unschedulable", message: "0/3 nodes" }],
        };
        const same = { effect: "NoSchedule", key: "example.com/team", value: "ml", operator: "Equal" };
        const pending = pod("fixed", "fixed-1", { status, tolerations: [{ key: "more", operator: "Exists" }, same] });
        expect(after(0, [...others("fixed-1"), pending]).kind).to.equal("waiting");
    });

    it("leaves a running pod whatever it tolerates", () => {
        const running = pod("fixed", "fixed-1", { tolerations: [] });
        expect(names(after(0, [...others("fixed-1"), running]))).to.deep.equal([]);
    });

    it("takes a quarter of a large group at a time", () => {
        const many = { ...edited, workers: { fixed: { ...workers.fixed, memory: "3Gi", replicas: 12 } } };
        const pods = Array.from({ length: 12 }, (_, n) => pod("fixed", `fixed-${n}`, { hash: "old" }));
        const step = after(0, [pod("headgroup", "head", { from: planned(many) }), ...pods], many);
        expect(names(step)).to.have.lengthOf(3);
    });

    it("stops there even when nobody waits for the cluster", () => {
        const unhurried = { ...edited, wait: "none" } as const;
        const status = waiting("ErrImagePull", "x");
        const broken = pod("fixed", "fixed-3", { from: planned(edited), ready: false, status });
        expect(after(20, [...others("fixed-1"), broken], unhurried).kind).to.equal("failed");
        expect(after(20, [...others("fixed-1", "fixed-2"), broken], unhurried).kind).to.equal("ready");
    });

    it("stops at the first replacement that cannot live", () => {
        const broken = pod("fixed", "fixed-3", {
            from: planned(edited),
            ready: false,
            status: waiting("ErrImagePull", "x"),
        });
        expect(after(20, [...others("fixed-1"), broken], edited).kind).to.equal("failed");
    });

    it("does not take pods that the operator has only just made", () => {
        const seen = after(0, allPods(old), {}, { young: new Set(["head", "fixed-1"]) });
        expect(names(seen)).to.deep.equal(["fixed-2", "scaled-1"]);
        const onlyYoung = after(0, [pod("headgroup", "head", { from: old })], {}, { young: new Set(["head"]) });
        expect(onlyYoung).to.include({ kind: "waiting", wakeAfterMs: 1000 });
    });

    it("takes every pod under RecreateAll, for an edit of one group", () => {
        const policy = { ...edited, updatePolicy: "RecreateAll" } as const;
        expect(names(after(0, before, policy))).to.deep.equal(["fixed-1", "fixed-2", "scaled-1", "head"]);
    });

    it("takes none under NewPodsOnly, and is ready with the old ones", () => {
        expect(after(0, allPods(old), { updatePolicy: "NewPodsOnly" }).kind).to.equal("ready");
    });

    it("takes what never came to life even under NewPodsOnly", () => {
        const pods = [pod("headgroup", "head", { from: old, ready: false, status: waiting("ErrImagePull", "x") })];
        expect(names(after(0, pods, { updatePolicy: "NewPodsOnly" }))).to.deep.equal(["head"]);
    });

    it("removes pods of groups that were taken out", () => {
        const without = { head, workers: { scaled: workers.scaled ?? {} } };
        expect(names(after(0, allPods(), without))).to.deep.equal(["fixed-1", "fixed-2"]);
    });

    const unmarked = allPods().map((it) => ({ ...it, metadata: { ...it.metadata, annotations: {} } }));
    const { headGroupSpec, workerGroupSpecs } = planned().spec;
    /** What the first write over an imported cluster remembers: its pods are as good as new. */
    const adopted: AdoptedHashes = Object.fromEntries([
        ["headgroup", templateHash(headGroupSpec.template) ?? ""],
        ...workerGroupSpecs.map(({ groupName, template }) => [groupName, templateHash(template) ?? ""] as const),
    ]);

    it("leaves pods without a mark alone after an import", () => {
        expect(after(0, unmarked, {}, { adopted }).kind).to.equal("ready");
    });

    it("takes those of a group whose template the import did not say rightly", () => {
        const { fixed, ...otherGroups } = adopted;
        expect(fixed).to.be.a("string");
        expect(names(after(0, unmarked, {}, { adopted: otherGroups }))).to.deep.equal(["fixed-1"]);
    });

    it("takes those of a group that was edited since, even when the first attempt was cut short", () => {
        const half = [...unmarked.filter(({ metadata }) => metadata.name !== "fixed-1")];
        const replaced = pod("fixed", "fixed-3", { from: planned(edited) });
        expect(names(after(0, [...half, replaced], edited, { adopted }))).to.deep.equal(["fixed-2"]);
    });

    it("takes none while somebody else's spec is in place", () => {
        const step = after(0, allPods(old), {}, { cluster: live(old) });
        expect(step).to.include({ kind: "waiting" });
    });

    describe("of replicas with several hosts", () => {
        const hosts = { ...workers.fixed, memory: "3Gi", numOfHosts: 2, replicas: 8 };
        const slices = { ...edited, workers: { fixed: hosts } };
        const head8 = pod("headgroup", "head", { from: planned(slices) });
        const host = (replica: number, at: number, options: Parameters<typeof pod>[2] = { hash: "old" }): Pod => {
            const { metadata, ...rest } = pod("fixed", `fixed-${replica}-${at}`, options);
            const labels = { ...metadata.labels, "ray.io/worker-group-replica-name": `r-${replica}` };
            return { ...rest, metadata: { ...metadata, labels } };
        };
        const replica = (n: number, options?: Parameters<typeof pod>[2]) => [host(n, 0, options), host(n, 1, options)];
        const eight = (changed: Record<number, Pod[]> = {}) =>
            Array.from({ length: 8 }, (_, n) => changed[n] ?? replica(n)).flat();

        it("takes all hosts of a replica together, a quarter of the replicas at a time", () => {
            expect(names(after(0, [head8, ...eight()], slices))).to.deep.equal([
                "fixed-0-0",
                "fixed-0-1",
                "fixed-1-0",
                "fixed-1-1",
            ]);
        });

        it("takes the next when both hosts of a replacement are ready", () => {
            const from = planned(slices);
            const fresh = replica(0, { from });
            const half = [host(1, 0, { from }), host(1, 1, { from, ready: false })];
            expect(names(after(0, [head8, ...eight({ 0: fresh, 1: half })], slices))).to.deep.equal([
                "fixed-2-0",
                "fixed-2-1",
            ]);
        });

        it("takes what is left of a time when a replica had one host, which KubeRay has forgotten", () => {
            const one = { ...slices, workers: { fixed: { ...hosts, replicas: 1 } } };
            const from = planned(one);
            const left = pod("fixed", "fixed-left", { hash: "old" });
            const pods = [pod("headgroup", "head", { from }), left, ...replica(0, { from })];
            expect(names(after(0, pods, one))).to.deep.equal(["fixed-left"]);
        });

        it("takes one replica of few", () => {
            const two = { ...slices, workers: { fixed: { ...hosts, replicas: 2 } } };
            const pods = [pod("headgroup", "head", { from: planned(two) }), ...replica(0), ...replica(1)];
            expect(names(after(0, pods, two))).to.deep.equal(["fixed-0-0", "fixed-0-1"]);
        });
    });

    it("lets an old pod's trouble be when it is about to go", () => {
        const bad = pod("fixed", "fixed-1", { hash: "old", ready: false, status: waiting("ErrImagePull", "x") });
        expect(names(after(600, [...others("fixed-1"), bad], edited))).to.include("fixed-1");
    });
});
