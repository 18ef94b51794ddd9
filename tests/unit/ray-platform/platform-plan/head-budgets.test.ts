import { expect } from "chai";
import { type PlatformPlanArgs } from "../../../../provider/src/ray-platform/platform-plan/summary/args";
import { GPU, plan, said, TEMPLATE } from "./fixtures";

describe("the impact of an edit of the pool that heads are on", () => {
    const OLD = { ...GPU, launchTemplate: TEMPLATE };
    const unit = (pool: object, rayClusters: PlatformPlanArgs["rayClusters"]) =>
        plan({ nodePools: { heads: pool as typeof GPU }, rayClusters });
    const rolled = { ...OLD, launchTemplate: { ...TEMPLATE, diskSize: "d1" } };
    const replaced = { ...OLD, capacity: "onDemand", nodeGroupName: "ml-heads-111111" };
    const guarded = { head: "heads", workers: {} };
    const open = { ...guarded, headProtected: false };
    const elsewhere = { head: "other", workers: {} };

    /** What is said beside that the nodes are replaced. */
    const more = (pool: object, was: PlatformPlanArgs["rayClusters"], now = was) =>
        said(unit(OLD, was), unit(pool, now)).slice(1);

    it("is that EKS gives the roll up, by the heads that stop it", () => {
        expect(more(rolled, { train: guarded, tune: guarded, serve: open, other: elsewhere })).to.deep.equal([
            'node pool "heads": the PodDisruptionBudget of train/head, tune/head stops this: after about 15 min EKS gives up (PodEvictionFailure). Run an `up` with `head.disruptionProtection: false` there first.',
        ]);
    });

    it("is so also when the same edit takes the protection away: pools come before Ray clusters", () => {
        expect(more(rolled, { train: guarded }, { train: open })).to.have.lengthOf(1);
        expect(more(rolled, { train: open }, { train: guarded })).to.deep.equal([]);
    });

    it("is that EKS waits before it takes old nodes of a replaced pool", () => {
        expect(more(replaced, { train: guarded })).to.deep.equal([
            'node pool "heads": the PodDisruptionBudget of train/head holds up the removal of old nodes for about 15 min, then EKS takes them all the same. Not to wait, set `head.disruptionProtection: false` there in this `up`.',
        ]);
    });

    it("is no wait for heads that the same edit moves or no longer protects: old nodes go last", () => {
        const was = { train: guarded, tune: guarded };
        expect(more(replaced, was, { train: open, tune: elsewhere })).to.deep.equal([]);
    });

    it("is no stop where EKS is told to go on all the same", () => {
        expect(more({ ...rolled, force: true }, { train: guarded })).to.deep.equal([]);
    });
});
