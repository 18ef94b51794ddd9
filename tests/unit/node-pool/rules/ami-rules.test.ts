import { expect } from "chai";
import { systemRunsOnIt } from "../../../../provider/src/node-pool/rules/ami-rules";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { pool } from "../fixtures";

const problems = (...instanceTypes: string[]) => systemRunsOnIt(pool({ instanceTypes }), { name: "cpu", path: "p" });

describe("the operating system of a pool", () => {
    it("does not run on the first Graviton", () => {
        expect(problems("m7g.large", "a1.large")).to.deep.equal([
            {
                path: "p.instanceTypes[1]",
                reason: '"a1.large" is a Graviton of the first generation, which Amazon Linux 2023 does not run on. Pick a later one, e.g. m7g.large.',
            },
        ]);
    });

    it("runs on everything else, and on what is not known yet", () => {
        expect(problems("m7g.large", "t4g.small", "m7i.large", UNKNOWN as never)).to.deep.equal([]);
    });
});
