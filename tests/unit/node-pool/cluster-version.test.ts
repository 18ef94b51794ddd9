import { expect } from "chai";
import { type NodePoolArgs } from "../../../provider/src/node-pool/args/node-pool";
import { type ClusterVersion, versionFitsCluster } from "../../../provider/src/node-pool/cluster-version";
import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { pool } from "./fixtures";

const paths = (differs: Partial<NodePoolArgs>, cluster: Partial<ClusterVersion> = {}) =>
    versionFitsCluster(pool(differs), { version: "1.36", mayRise: false, ...cluster }, "p").map(({ path }) => path);

describe("a version of nodes", () => {
    it("is that of the cluster, or one of the three before it", () => {
        for (const version of ["1.33", "1.34", "1.35", "1.36"]) expect(paths({ version }), version).to.deep.equal([]);
        for (const version of ["1.32", "1.37", "1.99"])
            expect(paths({ version }), version).to.deep.equal(["p.version"]);
    });

    it("may be one ahead of a cluster that the same update may raise, which EKS does by one", () => {
        expect(paths({ version: "1.37" }, { mayRise: true })).to.deep.equal([]);
        expect(paths({ version: "1.38" }, { mayRise: true })).to.deep.equal(["p.version"]);
        expect(paths({ version: "1.32" }, { mayRise: true })).to.deep.equal(["p.version"]);
    });

    it("is blamed where it was written: in `nodeGroup`, which counts before the pool's own", () => {
        expect(paths({ nodeGroup: { version: "1.99" } })).to.deep.equal(["p.nodeGroup.version"]);
        expect(paths({ version: "1.99", nodeGroup: { version: "1.36" } })).to.deep.equal([]);
    });

    it("is not judged while it, or that of the cluster, is not known", () => {
        expect(paths({})).to.deep.equal([]);
        expect(paths({ version: UNKNOWN as never })).to.deep.equal([]);
        expect(paths({ version: "1.99" }, { version: UNKNOWN })).to.deep.equal([]);
        expect(paths({ version: "1.99" }, { version: undefined })).to.deep.equal([]);
    });
});
