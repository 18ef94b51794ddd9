import { expect } from "chai";
import { along, keysOf } from "../../../provider/src/shared/property-path";
import { below } from "../../../provider/src/shared/problems";

describe("a property path", () => {
    const CASES: readonly (readonly [string, readonly string[]])[] = [
        ["", []],
        ["image", ["image"]],
        ["nodePools.gpu.instanceTypes[0]", ["nodePools", "gpu", "instanceTypes", "0"]],
        ['labels["ray.io/x"]', ["labels", "ray.io/x"]],
        ['env["a\\"b"].c', ["env", 'a"b', "c"]],
    ];
    for (const [path, keys] of CASES)
        it(`${path === "" ? "of nothing" : path} is ${JSON.stringify(keys)}`, () => {
            expect(keysOf(path)).to.deep.equal(keys);
        });

    it("leads back to the keys it was made from", () => {
        const keys = ["workers", "a b", "0x", 'q"', "c-d"];
        expect(keysOf(keys.reduce<string>(below, ""))).to.deep.equal(keys);
    });

    it("ends where there is nothing more", () => {
        expect([...along({ a: { b: 1 } }, ["a", "b", "c", "d"])]).to.deep.equal([{ b: 1 }, 1]);
        expect([...along(undefined, ["a"])]).to.deep.equal([]);
    });
});
