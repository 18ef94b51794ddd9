import { expect } from "chai";
import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { diffRayCluster } from "../../../../provider/src/ray-cluster/edits/diff";
import { type PlainObject } from "../../../../provider/src/shared/custom-resource";
import { patched, type Patch } from "../../../support/edit-cases/edit-case";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { cluster } from "../support";

const inputs = (args: RayClusterArgs): PlainObject => args as unknown as PlainObject;
const warningsOf = (before: Patch, edit: Patch): readonly string[] => {
    const was = patched(cluster(), before);
    return diffRayCluster(inputs(was), inputs(patched(was, edit))).warnings;
};

describe("the preview of an edit with a value that is known only in `up`", () => {
    it("says which pods may restart", () => {
        expect(warningsOf({}, { image: UNKNOWN })).to.deep.equal([
            "image: may restart pods (the head, fixed: 2, scaled: 1 to 8), and work on them be lost; that is known only once every value is",
        ]);
        expect(warningsOf({}, { workers: { scaled: { env: { A: UNKNOWN } } } })).to.deep.equal([
            "workers.scaled.env: may restart pods (scaled: 1 to 8), and work on them be lost; that is known only once every value is",
        ]);
    });

    it("says of a group that is taken out that its pods go, whatever else is unknown", () => {
        expect(warningsOf({}, { labels: { a: UNKNOWN }, workers: { fixed: null } })).to.deep.equal([
            "workers.fixed: is removed, and its pods (2) with it; work on them is lost",
        ]);
    });

    it("says that suspending removes all pods, whatever else is unknown", () => {
        expect(warningsOf({}, { suspend: true, labels: { a: UNKNOWN } })).to.deep.equal([
            "suspend: removes all pods (the head, fixed: 2, scaled: 1 to 8) until it is false again; running work and actors are lost",
        ]);
    });

    it("says so of the override too", () => {
        expect(warningsOf({}, { spec: { suspend: true }, labels: { a: UNKNOWN } })).to.deep.equal([
            "spec: removes all pods (the head, fixed: 2, scaled: 1 to 8) until it is false again; running work and actors are lost",
        ]);
    });

    it("says that it may do so", () => {
        expect(warningsOf({}, { suspend: UNKNOWN })).to.deep.equal([
            "suspend: may remove all pods (the head, fixed: 2, scaled: 1 to 8), and running work be lost; that is known only once every value is",
        ]);
    });

    it("is quiet about a cluster without pods", () => {
        expect(warningsOf({ suspend: true }, { image: UNKNOWN })).to.deep.equal([]);
    });
});
