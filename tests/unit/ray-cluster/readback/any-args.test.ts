import { expect } from "chai";
import { tried } from "../../../support/seed";
import fc from "fast-check";
import { importedArgs, plannedSpec } from "../../../../provider/src/ray-cluster/readback/imported-args";
import { overlay } from "../../../../provider/src/ray-spec/readback/overlay";
import { argsFromLive } from "../../../../provider/src/ray-cluster/readback/refreshed-args";
import { planRayCluster } from "../../../../provider/src/ray-cluster/plan/ray-cluster";
import { type LiveRayCluster } from "../../../../provider/src/ray-object/watch/live";
import { live, URN } from "../support";
import { anyArgs, anyGroup } from "./any-args";
import { type Tree } from "../../../../provider/src/shared/tree";
import { type PlannedArgs } from "../../../../provider/src/ray-cluster/plan/planned-args";
import { DEFAULT_KUBERAY_VERSION } from "../../../../provider/src/shared/versions";

const liveOf = (args: Tree): LiveRayCluster => live(planRayCluster(args as unknown as PlannedArgs, URN));

describe("planning and reading back, whatever the inputs", () => {
    it("gives in an import inputs that plan to the same spec", () => {
        fc.assert(
            fc.property(anyArgs, (args) => {
                expect(plannedSpec(importedArgs(liveOf(args)))).to.deep.equal(plannedSpec(args));
            }),
            tried(150, 20261201),
        );
    });

    it("gives in a refresh right after `up` the inputs themselves", () => {
        fc.assert(
            fc.property(anyArgs, (args) => {
                expect(argsFromLive(liveOf(args), args, URN)).to.deep.equal(args);
            }),
            tried(150, 20261201),
        );
    });

    it("gives in a refresh of an import the imported inputs", () => {
        fc.assert(
            fc.property(anyArgs, (args) => {
                const imported = importedArgs(liveOf(args));
                expect(argsFromLive(liveOf(args), imported, URN)).to.deep.equal(imported);
            }),
            tried(50, 20261201),
        );
    });

    it("finds in a refresh whatever has become of a worker group", () => {
        const withGroup = (group: Tree): Tree => ({ ...BASE, workers: { gpu: group } });
        fc.assert(
            fc.property(anyGroup, anyGroup, (before, after) => {
                const { drift, ...read } = argsFromLive(liveOf(withGroup(after)), withGroup(before), URN);
                expect(drift).to.equal(undefined);
                const [found, wanted] = [read, withGroup(after)].map((args) => withoutScale(plannedSpec(args)));
                // `2Gi` is `2048Mi`.
                expect(overlay(found ?? {}, wanted ?? {})).to.deep.equal({});
            }),
            tried(20, 20261201),
        );
    });
});

const BASE: Tree = {
    name: "train",
    namespace: "ray",
    operatorVersion: DEFAULT_KUBERAY_VERSION,
    image: "rayproject/ray:2.54.0",
    autoscaling: { enabled: true },
};

/** `replicas` is the Ray autoscaler's. */
const withoutScale = (spec: Tree): Tree => ({
    ...spec,
    workerGroupSpecs: (spec.workerGroupSpecs as Tree[]).map((group) => ({ ...group, replicas: 0 })),
});
