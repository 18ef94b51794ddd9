import { expect } from "chai";
import { nextStep, type Step } from "../../../provider/src/ray-cluster/next-step";
import { type Expectation } from "../../../provider/src/ray-cluster/expectation";
import { type Snapshot } from "../../../provider/src/ray-cluster/snapshot";
import { allPods, cluster, expectation, planned, pod, snapshot, waiting } from "./support";

const NOW = 1_000_000;

/** What is decided when all that is seen has stood for so long. */
function after(seconds: number, seen: Snapshot, expected: Expectation = expectation()): Step {
    const { since } = nextStep(seen, expected, new Map(), NOW - seconds * 1000);
    return nextStep(seen, expected, since, NOW).step;
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
        expect(names(after(0, snapshot(allPods(old))))).to.deep.equal(["fixed-1", "fixed-2", "scaled-1", "head"]);
    });

    it("takes one pod of an edited group, and leaves the other groups alone", () => {
        expect(names(after(0, snapshot(before), expectation(edited)))).to.deep.equal(["fixed-1"]);
    });

    it("takes the next only when the replacement is ready", () => {
        const replacement = (ready: boolean) => [
            ...others("fixed-1"),
            pod("fixed", "fixed-3", { ready, from: planned(edited) }),
        ];
        expect(after(0, snapshot(others("fixed-1")), expectation(edited)).kind).to.equal("waiting");
        expect(after(0, snapshot(replacement(false)), expectation(edited)).kind).to.equal("waiting");
        expect(names(after(0, snapshot(replacement(true)), expectation(edited)))).to.deep.equal(["fixed-2"]);
    });

    it("takes a quarter of a large group at a time", () => {
        const many = { ...edited, workers: { fixed: { ...workers.fixed, memory: "3Gi", replicas: 12 } } };
        const pods = Array.from({ length: 12 }, (_, n) => pod("fixed", `fixed-${n}`, { hash: "old" }));
        const step = after(
            0,
            snapshot([pod("headgroup", "head", { from: planned(many) }), ...pods]),
            expectation(many),
        );
        expect(names(step)).to.have.lengthOf(3);
    });

    it("stops there even when nobody waits for the cluster", () => {
        const unhurried = expectation({ ...edited, wait: "none" });
        const status = waiting("ErrImagePull", "x");
        const broken = pod("fixed", "fixed-3", { from: planned(edited), ready: false, status });
        expect(after(20, snapshot([...others("fixed-1"), broken]), unhurried).kind).to.equal("failed");
        expect(after(20, snapshot([...others("fixed-1", "fixed-2"), broken]), unhurried).kind).to.equal("ready");
    });

    it("stops at the first replacement that cannot live", () => {
        const broken = pod("fixed", "fixed-3", {
            from: planned(edited),
            ready: false,
            status: waiting("ErrImagePull", "x"),
        });
        expect(after(20, snapshot([...others("fixed-1"), broken]), expectation(edited)).kind).to.equal("failed");
    });

    it("does not take pods that the operator has only just made", () => {
        const seen = snapshot(allPods(old), { young: new Set(["head", "fixed-1"]) });
        expect(names(after(0, seen))).to.deep.equal(["fixed-2", "scaled-1"]);
        const onlyYoung = after(0, snapshot([pod("headgroup", "head", { from: old })], { young: new Set(["head"]) }));
        expect(onlyYoung).to.include({ kind: "waiting", wakeAfterMs: 1000 });
    });

    it("takes every pod under RecreateAll, for an edit of one group", () => {
        const expected = expectation({ ...edited, updatePolicy: "RecreateAll" });
        expect(names(after(0, snapshot(before), expected))).to.deep.equal(["fixed-1", "fixed-2", "scaled-1", "head"]);
    });

    it("takes none under NewPodsOnly, and is ready with the old ones", () => {
        expect(after(0, snapshot(allPods(old)), expectation({ updatePolicy: "NewPodsOnly" })).kind).to.equal("ready");
    });

    it("takes what never came to life even under NewPodsOnly", () => {
        const pods = [pod("headgroup", "head", { from: old, ready: false, status: waiting("ErrImagePull", "x") })];
        expect(names(after(0, snapshot(pods), expectation({ updatePolicy: "NewPodsOnly" })))).to.deep.equal(["head"]);
    });

    it("removes pods of groups that were taken out", () => {
        const expected = expectation({ head, workers: { scaled: workers.scaled ?? {} } });
        expect(names(after(0, snapshot(allPods()), expected))).to.deep.equal(["fixed-1", "fixed-2"]);
    });

    it("leaves pods without a mark alone after an import, unless the template changed", () => {
        const unmarked = allPods().map((it) => ({ ...it, metadata: { ...it.metadata, annotations: {} } }));
        expect(after(0, snapshot(unmarked)).kind).to.equal("ready");
        expect(names(after(0, snapshot(unmarked), expectation({}, ["fixed"])))).to.deep.equal(["fixed-1"]);
    });

    it("lets an old pod's trouble be when it is about to go", () => {
        const bad = pod("fixed", "fixed-1", { hash: "old", ready: false, status: waiting("ErrImagePull", "x") });
        expect(names(after(600, snapshot([...others("fixed-1"), bad]), expectation(edited)))).to.include("fixed-1");
    });
});
