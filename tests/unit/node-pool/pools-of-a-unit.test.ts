import { expect } from "chai";
import { checkNodePools } from "../../../provider/src/node-pool/checks";
import { pool } from "./fixtures";

describe("the node pools of a unit", () => {
    it("are refused when two of them become one in AWS", () => {
        const [collision] = checkNodePools({ general: pool(), General: pool() }, "nodePools");
        expect(collision).to.deep.equal({
            rule: "R-POOL-TWINS",
            path: "nodePools.General",
            reason: 'collides with the pool "general": in AWS both become "general". Rename one of them so that they differ in letters or digits.',
        });
    });

    it("are each judged for themselves: one of the wrong shape does not hide what is wrong with another", () => {
        const broken = { instanceTypes: "m7i.large" } as never;
        const paths = checkNodePools({ a: broken, b: pool({ minSize: 9 }) }, "nodePools").map(({ path }) => path);
        expect(paths).to.include("nodePools.a.instanceTypes").and.include("nodePools.b.minSize");
    });

    it("are told what else is wrong beside a property that there is none of", () => {
        const differs = {
            instanceTypes: ["m7i.13xlarge"],
            zones: ["nope"],
            minSize: 5,
            maxSize: 2,
            foo: 1,
        };
        const paths = checkNodePools({ a: pool(differs as never) }, "pools").map(({ path }) => path);
        expect(paths).to.have.members([
            "pools.a.foo",
            "pools.a.instanceTypes[0]",
            "pools.a.zones[0]",
            "pools.a.minSize",
        ]);
    });

    it("are not judged beside one that may be meant for another, or is part of an input", () => {
        for (const differs of [{ zone: ["us-west-2a"], efa: {} }, { efa: { enable: false } }]) {
            expect(checkNodePools({ a: pool(differs as never) }, "pools").map(({ rule }) => rule)).to.deep.equal([
                "R-INPUT-NAME",
            ]);
        }
    });

    it("are not judged beside a value of the wrong type", () => {
        const differs = { instanceTypes: "m7i.large", minSize: 5, maxSize: 2, foo: 1 };
        const paths = checkNodePools({ a: pool(differs as never) }, "pools").map(({ path }) => path);
        expect(paths).to.have.members(["pools.a.foo", "pools.a.instanceTypes"]);
    });
});
