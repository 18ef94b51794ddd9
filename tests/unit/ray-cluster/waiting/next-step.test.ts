import { expect } from "chai";
import { nextStep } from "../../../../provider/src/ray-cluster/waiting/next-step";
import { type Snapshot } from "../../../../provider/src/ray-object/watch/snapshot";
import { type KubernetesEvent } from "../../../../provider/src/ray-object/causes/event";
import { type Pod } from "../../../../provider/src/ray-object/pods/pod";
import { allPods, expectation, live, planned, pod, snapshot, waiting } from "../support";
import { type ClusterExpectation } from "../../../../provider/src/ray-cluster/waiting/expectation";
import { type Step } from "../../../../provider/src/ray-object/waiting/converge";

const NOW = 1_000_000;

/** What is decided when all that is seen has stood for so long. */
function after(seconds: number, seen: Snapshot, expected: ClusterExpectation = expectation()): Step {
    const { since } = nextStep(seen, expected, new Map(), NOW - seconds * 1000);
    return nextStep(seen, expected, since, NOW).step;
}
const reasons = (step: Step): string =>
    step.kind === "failed" ? step.reasons.join("\n") : `not failed but ${step.kind}`;
const line = (step: Step): string => (step.kind === "waiting" ? step.line : `not waiting but ${step.kind}`);

const event = (reason: string, message: string): KubernetesEvent => ({
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: "e", uid: reason },
    reason,
    message,
    involvedObject: { kind: "RayCluster", name: "train" },
});
const unschedulable: Pod["status"] = {
    phase: "Pending",
    conditions: [
        { type: "PodScheduled", status: "False", reason: "Unschedulable", message: "0/3 nodes are available" },
    ],
};
const replicaFailure = (message: string): Partial<Snapshot> => ({
    cluster: live(planned(), {
        conditions: [{ type: "ReplicaFailure", status: "True", reason: "FailedCreateHeadPod", message }],
    }),
});
const others = (...except: string[]) => allPods().filter(({ metadata }) => !except.includes(metadata.name));

describe("waiting for a RayCluster", () => {
    it("ends when head and fewest workers are ready", () => {
        expect(after(0, snapshot(allPods()))).to.deep.equal({ kind: "ready" });
    });

    it("does not end before a fixed group is complete", () => {
        expect(line(after(0, snapshot(others("fixed-2"))))).to.equal("head ready, 2/3 workers ready");
    });

    it("does not count pods on their way out", () => {
        const pods = [...others("scaled-1"), pod("scaled", "scaled-1", { going: true })];
        expect(after(0, snapshot(pods)).kind).to.equal("waiting");
    });

    it("ends with the head alone, or at once, when told so", () => {
        const pods = [pod("headgroup", "head")];
        expect(after(0, snapshot(pods), expectation({ wait: "head" })).kind).to.equal("ready");
        expect(after(0, snapshot([]), expectation({ wait: "head" })).kind).to.equal("waiting");
        expect(after(0, snapshot([]), expectation({ wait: "none" })).kind).to.equal("ready");
    });

    it("says how many workers wait for which pool", () => {
        const pending = ["scaled-1", "fixed-1"].map((name) =>
            pod(name.split("-")[0] ?? "", name, { ready: false, status: unschedulable }),
        );
        const pods = [...others("scaled-1", "fixed-1"), ...pending];
        expect(line(after(300, snapshot(pods)))).to.equal("head ready, 1/3 workers ready; 2 waiting for pool general");
    });

    it("says how many pods are still to be restarted, unless they stay", () => {
        const old = pod("fixed", "fixed-1", { from: planned({ image: "rayproject/ray:2.53.0-py311" }) });
        const seen = snapshot([...others("fixed-1"), old], { young: new Set([old.metadata.uid ?? ""]) });
        expect(line(after(0, seen))).to.equal("head ready, 3/3 workers ready; 1 still to restart");
        expect(after(0, seen, expectation({ updatePolicy: "NewPodsOnly" })).kind).to.equal("ready");
    });

    it("says when no operator has taken the cluster up", () => {
        expect(line(after(0, snapshot([], { cluster: live(planned()) })))).to.equal(
            "the KubeRay operator has not taken it up yet",
        );
    });

    const PULL = waiting("ImagePullBackOff", "Back-off pulling image");
    const CAUSES: readonly {
        readonly title: string;
        readonly seen: Snapshot;
        readonly grace: number;
        readonly says: RegExp;
    }[] = [
        {
            title: "an image that cannot be pulled",
            seen: snapshot([...others("fixed-1"), pod("fixed", "fixed-1", { ready: false, status: PULL })]),
            grace: 20,
            says: /fixed-1, container ray-worker: ImagePullBackOff of "rayproject\/ray:2\.54\.0-py311": Back-off/,
        },
        {
            title: "a name that is no image",
            seen: snapshot([
                pod("fixed", "fixed-1", { ready: false, status: waiting("InvalidImageName", "couldn't parse") }),
            ]),
            grace: 0,
            says: /InvalidImageName/,
        },
        {
            title: "a Secret that is missing",
            seen: snapshot([
                pod("fixed", "fixed-1", {
                    ready: false,
                    status: waiting("CreateContainerConfigError", 'secret "s" not found'),
                }),
            ]),
            grace: 20,
            says: /CreateContainerConfigError: secret "s" not found/,
        },
        {
            title: "a quota",
            seen: snapshot([], replicaFailure("FailedCreateHeadPod\npods is forbidden: exceeded quota: none")),
            grace: 20,
            says: /FailedCreateHeadPod: pods is forbidden: exceeded quota/,
        },
        {
            title: "a service account that is missing",
            seen: snapshot([], { events: [event("AutoscalerServiceAccountNotFound", "nobody is not found")] }),
            grace: 20,
            says: /AutoscalerServiceAccountNotFound: nobody/,
        },
        {
            title: "a spec the operator refuses",
            seen: snapshot([], { events: [event("InvalidRayClusterSpec", "bad")] }),
            grace: 2,
            says: /InvalidRayClusterSpec: bad/,
        },
        {
            title: "a volume that cannot be mounted",
            seen: snapshot([pod("fixed", "fixed-1", { ready: false })], {
                podEvents: () => [event("FailedMount", 'configmap "c" not found')],
            }),
            grace: 30,
            says: /fixed-1: FailedMount: configmap "c" not found/,
        },
        {
            title: "pods that end one after the other",
            seen: snapshot([], { failures: new Map([["fixed", { count: 3, last: "exit code 1" }]]) }),
            grace: 0,
            says: /3 pods of fixed ended one after the other, the last with: exit code 1/,
        },
    ];
    for (const { title, seen, grace, says } of CAUSES) {
        it(`fails with ${title}${grace > 0 ? ` once it has stood for ${grace} s` : " at once"}, well within a minute`, () => {
            expect(reasons(after(grace, seen))).to.match(says);
            if (grace > 0) expect(after(grace - 1, seen).kind).to.equal("waiting");
            expect(grace).to.be.at.most(30);
        });
    }

    it("forgives a cause that goes away within its grace, and starts anew when it comes back", () => {
        const bad = snapshot([pod("fixed", "fixed-1", { ready: false, status: PULL })]);
        const good = snapshot([pod("fixed", "fixed-1", { ready: false })]);
        const first = nextStep(bad, expectation(), new Map(), NOW);
        const healed = nextStep(good, expectation(), first.since, NOW + 15_000);
        const again = nextStep(bad, expectation(), healed.since, NOW + 25_000);
        expect(again.step.kind).to.equal("waiting");
    });

    it("takes ErrImagePull and ImagePullBackOff, which take turns, for one cause", () => {
        const seen = (reason: string) =>
            snapshot([pod("fixed", "fixed-1", { ready: false, status: waiting(reason, "x") })]);
        const first = nextStep(seen("ErrImagePull"), expectation(), new Map(), NOW);
        const then = nextStep(seen("ImagePullBackOff"), expectation(), first.since, NOW + 20_000);
        expect(then.step.kind).to.equal("failed");
    });

    it("gives one reason for one image, however many pods want it", () => {
        const pods = ["1", "2", "3"].map((n) => pod("fixed", `fixed-${n}`, { ready: false, status: PULL }));
        const step = after(20, snapshot(pods));
        expect(reasons(step)).to.include("(and the same in 2 more)").and.not.include("\n");
    });

    const CRASHES = [
        { restarts: 1, seconds: 0, kind: "waiting" },
        { restarts: 1, seconds: 25, kind: "failed" },
        { restarts: 3, seconds: 0, kind: "failed" },
    ];
    for (const { restarts, seconds, kind } of CRASHES) {
        it(`is ${kind} with a crash loop of ${restarts} restarts seen for ${seconds} s`, () => {
            const status: Pod["status"] = {
                phase: "Running",
                containerStatuses: [
                    {
                        name: "ray-worker",
                        restartCount: restarts,
                        state: { waiting: { reason: "CrashLoopBackOff" } },
                        lastState: { terminated: { reason: "Error", exitCode: 1 } },
                    },
                ],
            };
            const step = after(seconds, snapshot([pod("fixed", "fixed-1", { status })]));
            expect(step.kind).to.equal(kind);
            if (kind === "failed")
                expect(reasons(step)).to.include("Error, exit code 1").and.include("kubectl logs -n ray fixed-1");
        });
    }

    const crashed = (restartCount: number) =>
        snapshot(
            [
                pod("fixed", "fixed-1", {
                    status: { phase: "Running", containerStatuses: [{ name: "ray-worker", restartCount }] },
                }),
            ],
            { restartsBefore: () => 5 },
        );

    it("does not blame restarts from before it began", () => {
        expect(after(600, crashed(7)).kind).to.equal("waiting");
    });

    it("blames as many restarts once they have happened since", () => {
        expect(reasons(after(0, crashed(8)))).to.include("crashes again and again, 8 restarts");
    });

    it("does not blame a quota while pods that count against it are still going", () => {
        const seen = snapshot([pod("fixed", "fixed-1", { going: true })], replicaFailure("exceeded quota"));
        expect(after(600, seen).kind).to.equal("waiting");
    });

    it("does not blame an event that the head has outlived", () => {
        const seen = snapshot([pod("headgroup", "head")], { events: [event("AutoscalerServiceAccountNotFound", "x")] });
        expect(after(600, seen).kind).to.equal("waiting");
    });

    it("wakes when the next cause counts", () => {
        const { step } = nextStep(
            snapshot([pod("fixed", "fixed-1", { ready: false, status: PULL })]),
            expectation(),
            new Map(),
            NOW,
        );
        expect(step).to.include({ kind: "waiting", wakeAfterMs: 20_000 });
    });
});
