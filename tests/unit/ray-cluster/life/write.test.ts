import { expect } from "chai";
import { argsFromLive } from "../../../../provider/src/ray-cluster/readback/refreshed-args";
import { type LiveRayCluster } from "../../../../provider/src/ray-object/watch/live";
import { marked } from "../../../../provider/src/ray-cluster/life/write";
import { isTrouble, type KubernetesEvent } from "../../../../provider/src/ray-object/causes/event";
import { cluster, live, planned, URN } from "../support";
import { type Tree } from "../../../../provider/src/shared/tree";
import { ontoLive } from "../../../../provider/src/ray-cluster/life/onto-live";
import { liveIncarnation } from "../../../../provider/src/ray-object/marks";

const ATTEMPT = "kuberay.pulumi.com/attempt";
const warning = (reason: string): KubernetesEvent => ({
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: "e" },
    reason,
    involvedObject: { kind: "RayCluster", name: "train" },
});
const marks = (incarnation?: string, troubles: readonly KubernetesEvent[] = []) => ({
    incarnationOf: (there: LiveRayCluster | undefined) => incarnation ?? liveIncarnation(there),
    troubles,
});
const written = (incarnation: string) => live(marked(planned(), undefined, marks(incarnation)));
const attempts = (...given: Parameters<typeof marked>) => ATTEMPT in marked(...given).metadata.annotations;

describe("marks on a written RayCluster", () => {
    it("are of the create that wrote it, also when it adopts what is there", () => {
        const adopted = marked(planned(), written("first"), marks("second"));
        expect(liveIncarnation(live(adopted))).to.equal("second");
    });

    it("stay through an update", () => {
        expect(liveIncarnation(live(marked(planned(), written("first"), marks())))).to.equal("first");
    });

    it("are no drift, and change nothing of the spec", () => {
        const recorded = cluster() as unknown as Tree;
        expect(argsFromLive(written("first"), recorded, URN)).to.deep.equal(recorded);
        expect(written("first").spec).to.deep.equal(live(planned()).spec);
    });
});

describe("writing a RayCluster again", () => {
    it("turns off restarts by KubeRay that somebody has turned on, and says nothing of them otherwise", () => {
        const there = live(planned());
        const recreates = { ...there, spec: { ...there.spec, upgradeStrategy: { type: "Recreate" } } };
        expect(ontoLive(planned(), recreates).spec.upgradeStrategy).to.deep.equal({ type: "None" });
        expect(ontoLive(planned(), there).spec).to.not.have.property("upgradeStrategy");
    });

    for (const reason of ["InvalidRayClusterSpec", "AutoscalerServiceAccountNotFound", "FailedToCreateHeadPod"]) {
        it(`nudges the operator after ${reason}`, () => {
            expect(isTrouble(warning(reason))).to.equal(true);
            expect(attempts(planned(), live(planned()), marks("i", [warning(reason)]))).to.equal(true);
        });
    }

    it("nudges the operator when it could not make a pod", () => {
        const failing = live(planned(), { conditions: [{ type: "ReplicaFailure", status: "True" }] });
        expect(attempts(planned(), failing, marks())).to.equal(true);
    });

    it("leaves the operator alone when nothing stopped it, and when there is nothing yet", () => {
        expect(attempts(planned(), live(planned()), marks())).to.equal(false);
        expect(attempts(planned(), undefined, marks("i"))).to.equal(false);
    });
});
