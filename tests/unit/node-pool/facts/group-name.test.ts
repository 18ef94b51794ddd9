import { expect } from "chai";
import { isNameOf, physicalName } from "../../../../provider/src/node-pool/facts/group-name";

describe("the name of a node group", () => {
    it("tells whose it is, whatever the group's content", () => {
        const units = ["ml", "general", "a-unit-with-a-name-of-great-length-that-has-to-give-way"];
        for (const unit of units) {
            const name = physicalName(unit, "general", { zones: ["us-west-2a"] });
            expect(isNameOf(unit, "general", name), name).to.equal(true);
            expect(isNameOf(unit, "gpu", name), name).to.equal(false);
        }
    });

    const FOREIGN = [
        "ml-general",
        "ml-general-large1",
        "ml-general-1a2b3c4",
        "ml-general-gpu-1a2b3c",
        "general-1a2b3c",
    ];
    for (const name of FOREIGN) {
        it(`is nobody's who has not made it: ${name}`, () => {
            expect(isNameOf("ml", "general", name)).to.equal(false);
        });
    }
});
