import { expect } from "chai";
import { Failures } from "../../../../provider/src/ray-object/watch/failures";
import { type Pod } from "../../../../provider/src/ray-object/pods/pod";
import { PodBaseline } from "../../../../provider/src/ray-object/pods/pod-baseline";
import { expectation, planned, pod } from "../../ray-cluster/support";

const ended: Pod["status"] = {
    phase: "Failed",
    containerStatuses: [{ name: "ray-worker", state: { terminated: { reason: "Error", exitCode: 1 } } }],
};
const failed = (group: string, name: string, options: Parameters<typeof pod>[2] = {}): Pod =>
    pod(group, name, { status: ended, ...options });
const NONE_BEFORE = new PodBaseline([]);

function failuresOf(pods: readonly Pod[], baseline = NONE_BEFORE) {
    const failures = new Failures();
    failures.note(pods, expectation(), baseline);
    return [...failures.byGroup()];
}

describe("counting pods that fail", () => {
    it("counts them by group, with what the last one said", () => {
        const pods = [failed("fixed", "a"), failed("fixed", "b"), failed("scaled", "c"), pod("fixed", "d")];
        expect(failuresOf(pods)).to.deep.equal([
            ["fixed", { count: 2, last: "container ray-worker: Error, exit code 1" }],
            ["scaled", { count: 1, last: "container ray-worker: Error, exit code 1" }],
        ]);
    });

    it("counts a pod once, however often it is looked at", () => {
        const failures = new Failures();
        for (let look = 0; look < 3; look++) failures.note([failed("fixed", "a")], expectation(), NONE_BEFORE);
        expect(failures.byGroup().get("fixed")?.count).to.equal(1);
    });

    const OLD = planned({ image: "rayproject/ray:2.53.0" });
    const NO_FAILURE: readonly { readonly title: string; readonly pod: Pod; readonly baseline?: PodBaseline }[] = [
        {
            title: "that is being deleted, as in a restart or when scaled down",
            pod: failed("fixed", "a", { going: true }),
        },
        {
            title: "that went down with its node, was evicted or preempted",
            pod: failed("fixed", "a", {
                status: { ...ended, conditions: [{ type: "DisruptionTarget", status: "True" }] },
            }),
        },
        { title: "made from an earlier spec", pod: failed("fixed", "a", { from: OLD }) },
        { title: "of a group that was taken out", pod: failed("removed", "a") },
        {
            title: "that was there when the operation began",
            pod: failed("fixed", "a"),
            baseline: new PodBaseline([failed("fixed", "a")]),
        },
    ];
    for (const { title, pod: one, baseline } of NO_FAILURE) {
        it(`does not count a pod ${title}`, () => {
            expect(failuresOf([one], baseline)).to.deep.equal([]);
        });
    }
});
