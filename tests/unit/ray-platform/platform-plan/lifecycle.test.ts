import { expect } from "chai";
import { platformPlan } from "../../../../provider/src/ray-platform/platform-plan/lifecycle";
import { type PlainObject, type ResourceContext } from "../../../../provider/src/shared/custom-resource";
import { plan, withPool } from "./fixtures";

function diffOf(now: object): { readonly lines: readonly string[]; readonly paths: readonly string[] } {
    const lines: string[] = [];
    const log = {
        warn: (message: string) => lines.push(`warning: ${message}`),
        info: (message: string) => lines.push(message),
        status: () => undefined,
    };
    const inputs = plan() as unknown as PlainObject;
    const found = platformPlan.diff(
        { log } as unknown as ResourceContext,
        { id: "ml", inputs, state: inputs },
        now as PlainObject,
    );
    return { lines, paths: "changes" in found ? found.changes.map(({ path }) => path) : [] };
}

describe("the diff of a PlatformPlan", () => {
    it("warns of what pods notice, and notes what they do not", () => {
        expect(diffOf(withPool("gpu", { labels: { team: "l1" }, launchTemplate: undefined }))).to.deep.include({
            lines: ['node pool "gpu": labels change on its nodes as they run (team); no pod restarts.'],
        });
        expect(diffOf({ ...plan(), rayClusters: {} }).lines[0]).to.match(/^warning: Ray cluster "train" is removed/);
    });

    it("is no difference for the nodes that an edit takes: after it, none is taken", () => {
        expect(diffOf(withPool("gpu", { takes: 3 })).paths).to.deep.equal([]);
        expect(diffOf(withPool("gpu", { maxSize: 2 })).paths).to.deep.equal(["nodePools.gpu.maxSize"]);
    });

    it("is no difference for renewed credentials", () => {
        expect(diffOf({ ...plan(), kubeconfig: "renewed" }).paths).to.deep.equal([]);
    });
});
