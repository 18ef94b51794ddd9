import { expect } from "chai";
import { ADOPTED_ANNOTATION, adoptedHashes, adoptionMark } from "../../../../provider/src/ray-cluster/life/adoption";
import { type LiveRayCluster } from "../../../../provider/src/ray-object/watch/live";
import { type RayClusterObject } from "../../../../provider/src/ray-cluster/plan/object";
import { templateHash } from "../../../../provider/src/ray-spec/build/template-hash";
import { mergeTemplate } from "../../../../provider/src/ray-spec/tree/template-merge";
import { live, planned } from "../support";

const HASH = "kuberay.pulumi.com/template-hash";
const unmarkedTemplate = (template: RayClusterObject["spec"]["headGroupSpec"]["template"]) =>
    mergeTemplate(template, { metadata: { annotations: { [HASH]: null } } });

/** The object as somebody else made it. */
function foreign(object: RayClusterObject = planned()): LiveRayCluster {
    const { headGroupSpec, workerGroupSpecs } = object.spec;
    const spec = {
        ...object.spec,
        headGroupSpec: { ...headGroupSpec, template: unmarkedTemplate(headGroupSpec.template) },
        workerGroupSpecs: workerGroupSpecs.map((it) => ({ ...it, template: unmarkedTemplate(it.template) })),
    };
    return live({ ...object, spec });
}
const NONE = new Set<string>();

describe("pods of a cluster that was made without us", () => {
    const { headGroupSpec, workerGroupSpecs } = planned().spec;
    const hashes = {
        headgroup: templateHash(headGroupSpec.template),
        ...Object.fromEntries(workerGroupSpecs.map((it) => [it.groupName, templateHash(it.template)])),
    };

    it("count as made from what is written first, where that is what was there", () => {
        expect(adoptedHashes(planned(), foreign(), NONE)).to.deep.equal(hashes);
    });

    it("are stale in a group whose template is written otherwise", () => {
        const { fixed, ...others } = hashes as Record<string, string>;
        expect(fixed).to.be.a("string");
        expect(adoptedHashes(planned(), foreign(), new Set(["fixed"]))).to.deep.equal(others);
    });

    it("are all stale when authentication is turned on", () => {
        const open = foreign(planned({ authentication: "disabled" }));
        expect(adoptedHashes(planned(), open, NONE)).to.deep.equal({});
    });

    it("are stale as heads when the autoscaler comes to them", () => {
        const fixedOnly = foreign({ ...planned(), spec: { ...planned().spec, enableInTreeAutoscaling: false } });
        expect(adoptedHashes(planned(), fixedOnly, NONE)).to.have.keys("fixed", "scaled");
    });

    it("stay what they are in later writes, whatever the template is by then", () => {
        const first = adoptedHashes(planned(), foreign(), NONE);
        const mark = adoptionMark(first);
        const later = live(planned({ image: "rayproject/ray:2.55.0-py311" }));
        const known = { ...later, metadata: { ...later.metadata, annotations: mark } };
        expect(adoptedHashes(planned(), known, new Set(["headgroup", "fixed", "scaled"]))).to.deep.equal(first);
    });

    it("are none in a cluster of our own making, and nothing is remembered there", () => {
        expect(adoptedHashes(planned(), undefined, NONE)).to.equal(undefined);
        expect(adoptedHashes(planned(), live(planned()), NONE)).to.equal(undefined);
        expect(adoptionMark(undefined)).to.deep.equal({});
    });

    it("are all stale when somebody has spoilt what was remembered", () => {
        const spoilt = foreign();
        const known = { ...spoilt, metadata: { ...spoilt.metadata, annotations: { [ADOPTED_ANNOTATION]: "{" } } };
        expect(adoptedHashes(planned(), known, NONE)).to.deep.equal({});
    });
});
