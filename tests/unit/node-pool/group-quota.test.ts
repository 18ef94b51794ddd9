import { expect } from "chai";
import { quotaWarnings } from "../../../provider/src/node-pool/group-quota";

const names = (count: number, prefix = "there") => Array.from({ length: count }, (_, at) => `${prefix}-${at}`);

describe("the quota of node groups", () => {
    it("is no matter while nothing is added, or there is room", () => {
        expect(quotaWarnings(new Set(names(40)), names(5))).to.deep.equal([]);
        expect(quotaWarnings(new Set(names(28)), names(2, "new"))).to.deep.equal([]);
    });

    it("is warned of when groups that are replaced are there twice", () => {
        const warnings = quotaWarnings(new Set(names(28)), names(3, "new"));
        expect(warnings.map(({ reason }) => reason)).to.deep.equal([
            'the update makes 3 node groups beside the 28 that the cluster has, 31 at a time: EKS allows 30 unless AWS has raised the quota "Managed node groups per cluster". Remove pools, change fewer at once, or ask AWS for more.',
        ]);
    });
});
