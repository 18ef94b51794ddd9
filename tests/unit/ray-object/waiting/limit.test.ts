import { expect } from "chai";
import { Limit, reachedBy } from "../../../../provider/src/ray-object/waiting/limit";
import { type ResourceContext } from "../../../../provider/src/shared/custom-resource";
import { type Pod } from "../../../../provider/src/ray-object/pods/pod";
import { allPods, expectation, planned, pod, snapshot } from "../../ray-cluster/support";

const OLD = planned({ image: "rayproject/ray:2.53.0-py311" });

/** How much is left of ten minutes after each look, a look every four minutes. */
function leftAfter(looks: readonly (readonly Pod[])[], timeoutSeconds?: number): number[] {
    const seconds = timeoutSeconds ?? 600;
    const at = { timeoutSeconds } as ResourceContext;
    const limit = new Limit({ at, deadline: seconds * 1000, timeoutSeconds: seconds });
    return looks.map((pods, look) => limit.left(reachedBy(snapshot(pods), expectation()), look * 240_000) / 60_000);
}
const [head, fixed1, fixed2] = allPods() as [Pod, Pod, Pod];
const oldFixed = (name: string) => pod("fixed", name, { from: OLD });

describe("the limit of waiting", () => {
    it("runs out when nothing moves", () => {
        expect(leftAfter([[head], [head], [head], [head]])).to.deep.equal([10, 6, 2, -2]);
    });

    it("is renewed by every pod that becomes ready", () => {
        expect(leftAfter([[head], [head, fixed1], [head, fixed1, fixed2]])).to.deep.equal([10, 10, 10]);
    });

    it("is renewed by every old pod that goes", () => {
        const rolling = [
            [head, oldFixed("a"), oldFixed("b")],
            [head, oldFixed("b")],
            [head, oldFixed("b")],
            [head, fixed1],
        ];
        expect(leftAfter(rolling)).to.deep.equal([10, 10, 6, 10]);
    });

    it("is not renewed by pods that come and go", () => {
        const flapping = [[head, fixed1], [head], [head, fixed1], [head], [head, fixed1]];
        expect(leftAfter(flapping)).to.deep.equal([10, 6, 2, -2, -6]);
    });

    it("is the whole limit when customTimeouts give it, whatever moves", () => {
        expect(leftAfter([[head], [head, fixed1], [head, fixed1, fixed2]], 300)).to.deep.equal([5, 1, -3]);
    });
});
