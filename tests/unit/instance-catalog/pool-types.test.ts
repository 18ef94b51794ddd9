import { expect } from "chai";
import { isDescribed, typeNamed, typesOf } from "../../../provider/src/instance-catalog/pool-types";
import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { factsOf } from "./fixtures";

const unknown = UNKNOWN as never;
const described = { instanceFacts: { "m99.large": factsOf("m7i.large") } };

describe("an instance type of a pool", () => {
    it("is as the catalogue has it, or as its user says", () => {
        expect(typeNamed("m7i.large", described)?.name).to.equal("m7i.large");
        expect(typeNamed("m99.large", described)).to.deep.include({ name: "m99.large", vcpus: 2, memoryMiB: 8192 });
        expect(typeNamed("m99.large", {})).to.equal(undefined);
    });

    it("is as its user says where both know it", () => {
        const instanceFacts = { "m7i.large": { ...factsOf("m7i.large"), memoryMiB: 9000 } };
        expect(typeNamed("m7i.large", { instanceFacts })?.memoryMiB).to.equal(9000);
    });

    it("is not known while its name or what is said of it is not", () => {
        const instanceFacts = { "m7i.large": { ...factsOf("m7i.large"), memoryMiB: unknown } };
        expect(typeNamed("m7i.large", { instanceFacts })).to.equal(undefined);
        expect(typeNamed(unknown, described)).to.equal(undefined);
        expect(typeNamed("m7i.large", { instanceFacts: unknown })).to.equal(undefined);
        expect(isDescribed("m7i.large", { instanceFacts })).to.equal(true);
        expect(isDescribed("m99.large", { instanceFacts: unknown })).to.equal(true);
        expect(isDescribed("m99.large", {})).to.equal(false);
    });

    it("is left out of the list of those that are known, whatever shape the rest is of", () => {
        const names = (pool: Parameters<typeof typesOf>[0]) => typesOf(pool).map(({ name }) => name);
        expect(names({ instanceTypes: ["m7i.large", unknown, "m99.large"], ...described })).to.deep.equal([
            "m7i.large",
            "m99.large",
        ]);
        expect(names({ instanceTypes: unknown })).to.deep.equal([]);
        for (const facts of [null, { "m99.large": null }, { "m99.large": 4 }, "m99.large"]) {
            expect(names({ instanceTypes: ["m99.large"], instanceFacts: facts as never })).to.deep.equal([]);
        }
    });
});
