import { expect } from "chai";
import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { nextStep } from "../../../../provider/src/ray-cluster/waiting/next-step";
import { type Snapshot } from "../../../../provider/src/ray-object/watch/snapshot";
import { type KubernetesEvent } from "../../../../provider/src/ray-object/causes/event";
import { allPods, expectation, live, planned, pod, snapshot, statusOf } from "../../ray-cluster/support";

const NOW = 1_000_000;
const SILENT = { cluster: live(planned()) };

/** What is said after 45 s without anything new, or, with `then`, after something new in between. */
function said(
    seen: Snapshot,
    { differs = {}, then = seen }: { differs?: Partial<RayClusterArgs>; then?: Snapshot } = {},
) {
    const expected = expectation(differs);
    const first = nextStep(seen, expected, new Map(), NOW);
    const between = nextStep(then, expected, first.since, NOW + 30_000);
    const { step } = nextStep(then, expected, between.since, NOW + 45_000);
    return step.kind === "failed" ? step.reasons.join() : step.kind;
}
const trouble: KubernetesEvent = {
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: "e" },
    reason: "InvalidRayClusterSpec",
    message: "bad group",
    involvedObject: { kind: "RayCluster", name: "train" },
};

describe("an operator that says nothing", () => {
    it("is taken for absent when nothing has ever happened", () => {
        expect(said(snapshot([], SILENT)))
            .to.include("no KubeRay operator answers: nothing has happened since RayCluster ray/train was written")
            .and.include("watches namespace ray: kubectl get deployments");
    });

    it("is taken for absent when pods are missing and the status still tells of them", () => {
        const seen = snapshot([pod("headgroup", "head")], { cluster: live(planned(), statusOf(allPods())) });
        expect(said(seen)).to.include("the status of RayCluster ray/train still tells of what was before");
    });

    it("is taken for absent when a cluster that is to be suspended is not", () => {
        const cluster = live({ ...planned(), spec: { ...planned().spec, suspend: true } }, { state: "ready" });
        expect(said(snapshot(allPods(), { cluster }), { differs: { suspend: true } })).to.include("answers");
    });

    it("is reminded of what it said before our write", () => {
        expect(said(snapshot([], { ...SILENT, troubles: [trouble] })))
            .to.include("before that KubeRay reported InvalidRayClusterSpec: bad group")
            .and.not.include("no KubeRay operator answers");
    });

    const PATIENCE: readonly { readonly title: string; readonly seen: Snapshot; readonly then?: Snapshot }[] = [
        {
            title: "it works on another cluster of the namespace",
            seen: snapshot([], SILENT),
            then: snapshot([], { ...SILENT, signOfLife: "2026-01-01T00:00:30Z" }),
        },
        {
            title: "its status tells what is seen: it knows, and waits for something",
            seen: snapshot([pod("headgroup", "head")]),
        },
        {
            title: "pods are on their way out",
            seen: snapshot([pod("fixed", "fixed-1", { going: true })], SILENT),
        },
        {
            title: "no pod is missing, however old the status",
            seen: snapshot(
                allPods().map(({ status, ...it }) => ({ ...it, status: { ...status, conditions: [] } })),
                SILENT,
            ),
        },
    ];
    for (const { title, seen, then } of PATIENCE) {
        it(`is not suspected while ${title}`, () => {
            expect(said(seen, { then })).to.equal("waiting");
        });
    }

    it("is not missed by who waits for nothing", () => {
        expect(said(snapshot([], SILENT), { differs: { wait: "none" } })).to.equal("ready");
    });
});
