import { expect } from "chai";
import { warningsOfPool, warningsOfPools } from "../../../provider/src/node-pool/warnings";
import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { factsOf } from "../instance-catalog/fixtures";
import { pool } from "./fixtures";

const facts = factsOf("m7i.large");

describe("the preview of a pool", () => {
    it("says nothing of types that the provider knows", () => {
        expect(warningsOfPool(pool(), "p")).to.deep.equal([]);
    });

    it("says that it relies on what its user knows of a type", () => {
        expect(warningsOfPool(pool({ instanceFacts: { "m99.large": facts } }), "nodePools.cpu")).to.deep.equal([
            {
                rule: "R-FACTS-USED",
                path: 'nodePools.cpu.instanceFacts["m99.large"]',
                reason: 'this version of the provider does not know "m99.large": AMI, devices and sizes are planned by the facts given here.',
            },
        ]);
    });

    it("says when the provider has come to know the type itself", () => {
        expect(warningsOfPool(pool({ instanceFacts: { "m7i.large": facts } }), "")).to.deep.equal([
            {
                rule: "R-FACTS-KNOWN",
                path: 'instanceFacts["m7i.large"]',
                reason: 'this version of the provider knows "m7i.large": the facts given here count all the same. Remove them, unless they are meant to differ.',
            },
        ]);
    });

    it("names the pool of a unit, and waits for what is unknown", () => {
        const unknown = UNKNOWN as never;
        const pools = {
            cpu: pool({ instanceFacts: { "m99.large": facts, "m98.large": unknown } }),
            gpu: pool({ instanceFacts: unknown }),
            other: unknown,
        };
        expect(warningsOfPools(pools, "nodePools").map(({ path }) => path)).to.deep.equal([
            'nodePools.cpu.instanceFacts["m99.large"]',
        ]);
    });
});
