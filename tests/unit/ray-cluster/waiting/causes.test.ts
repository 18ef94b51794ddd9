import { expect } from "chai";
import { type LiveRayCluster } from "../../../../provider/src/ray-object/watch/live";
import { nextStep } from "../../../../provider/src/ray-cluster/waiting/next-step";
import { type RayClusterObject } from "../../../../provider/src/ray-cluster/plan/object";
import { allPods, expectation, live, planned, pod, snapshot } from "../support";
import { foreignEdits } from "../../../../provider/src/ray-cluster/waiting/causes";

const spec = (differs: Partial<RayClusterObject["spec"]>): LiveRayCluster =>
    live({ ...planned(), spec: { ...planned().spec, ...differs } });
const text = (cluster: LiveRayCluster | undefined): string =>
    foreignEdits(snapshot([], { cluster }), expectation())
        .map((cause) => cause.text)
        .join();

describe("a RayCluster that somebody else has written", () => {
    const { headGroupSpec, workerGroupSpecs } = planned().spec;
    const CASES: readonly { readonly title: string; readonly cluster: LiveRayCluster | undefined; says: RegExp }[] = [
        { title: "is gone", cluster: undefined, says: /it is not there any more/ },
        {
            title: "is being deleted",
            cluster: { ...live(planned()), metadata: { name: "train", deletionTimestamp: "2026-01-01T00:00:00Z" } },
            says: /it is being deleted/,
        },
        { title: "is suspended", cluster: spec({ suspend: true }), says: /it is suspended/ },
        {
            title: "has lost a group",
            cluster: spec({ workerGroupSpecs: workerGroupSpecs.slice(1) }),
            says: /worker group fixed is gone/,
        },
        {
            title: "has one group more",
            cluster: spec({
                workerGroupSpecs: [...workerGroupSpecs, { ...workerGroupSpecs[0], groupName: "debug" } as never],
            }),
            says: /worker group debug was added/,
        },
        {
            title: "has another template without our mark",
            cluster: spec({ headGroupSpec: { ...headGroupSpec, template: { spec: {} } } }),
            says: /the pod template of headgroup is another/,
        },
    ];
    for (const { title, cluster, says } of CASES) {
        it(`is told when it ${title}`, () => {
            expect(text(cluster)).to.match(says).and.include("RayCluster ray/train is no longer what was written");
        });
    }

    it("keeps the pods of a group that somebody else has added", () => {
        const [group] = workerGroupSpecs;
        const cluster = spec({ workerGroupSpecs: [...workerGroupSpecs, { ...group, groupName: "debug" } as never] });
        const { step } = nextStep(
            snapshot([...allPods(), pod("debug", "theirs")], { cluster }),
            expectation(),
            new Map(),
            0,
        );
        expect(step.kind).to.not.equal("delete");
    });

    it("is not told of numbers, which are the Ray autoscaler's", () => {
        const scaled = workerGroupSpecs.map((group) => ({ ...group, replicas: 7 }));
        expect(text(spec({ workerGroupSpecs: scaled }))).to.equal("");
    });

    it("names who wrote last, us and the operator's status aside", () => {
        const cluster = spec({ suspend: true });
        const managedFields = [
            { manager: "pulumi-kuberay", time: "2026-01-01T00:00:03Z" },
            { manager: "ray-operator", subresource: "status", time: "2026-01-01T00:00:04Z" },
            { manager: "kubectl-edit", time: "2026-01-01T00:00:02Z" },
            { manager: "helm", time: "2026-01-01T00:00:01Z" },
        ];
        expect(text({ ...cluster, metadata: { ...cluster.metadata, managedFields } })).to.include(
            'last written by "kubectl-edit" at 2026-01-01T00:00:02Z',
        );
    });

    it("is given the moment that a watch takes to hear of our own write", () => {
        const seen = snapshot(allPods(), { cluster: spec({ suspend: true }) });
        const first = nextStep(seen, expectation(), new Map(), 0);
        expect(first.step.kind).to.equal("waiting");
        expect(nextStep(seen, expectation(), first.since, 10_000).step.kind).to.equal("failed");
    });
});
