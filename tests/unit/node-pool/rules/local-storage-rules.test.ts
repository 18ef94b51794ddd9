import { expect } from "chai";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { factsOf } from "../../instance-catalog/fixtures";
import { problems } from "../problems";

const raid0 = (...instanceTypes: string[]) => problems({ instanceTypes, localStorage: "raid0" });

describe("an array of local disks", () => {
    it("is refused for a type that has none, with the sibling that has them", () => {
        expect(raid0("m7g.4xlarge")).to.deep.equal([
            `p.localStorage: raid0 makes one array of the instance's NVMe disks, and "m7g.4xlarge" has none. Pick a type that has them, e.g. m7gd.4xlarge, or remove localStorage.`,
        ]);
    });

    it("is refused with an example where there is no such sibling", () => {
        expect(raid0("m7i.2xlarge")).to.deep.equal([
            `p.localStorage: raid0 makes one array of the instance's NVMe disks, and "m7i.2xlarge" has none. Pick a type that has them, e.g. m6id.2xlarge, or remove localStorage.`,
        ]);
    });

    it("names those of several types that have none", () => {
        expect(raid0("m6id.2xlarge", "m7i.2xlarge", "m6i.2xlarge")).to.deep.equal([
            `p.localStorage: raid0 makes one array of the instance's NVMe disks, and "m7i.2xlarge", "m6i.2xlarge" have none. Take them out of instanceTypes, or remove localStorage.`,
        ]);
    });

    it("is refused for disks that are not NVMe", () => {
        expect(raid0("m3.xlarge")).to.have.lengthOf(1);
    });

    it("is made of the disks that the catalogue, or the user, knows of", () => {
        expect(raid0("m6id.2xlarge", "i4i.2xlarge")).to.deep.equal([]);
        const facts = { ...factsOf("m7i.2xlarge"), instanceStorage: { disks: 1, totalGB: 474 } };
        const known = { instanceTypes: ["m99.2xlarge"], instanceFacts: { "m99.2xlarge": facts } };
        expect(problems({ ...known, localStorage: "raid0" })).to.deep.equal([]);
    });

    it("is not judged while the types are unknown", () => {
        expect(problems({ instanceTypes: [UNKNOWN as never], localStorage: "raid0" })).to.deep.equal([]);
    });
});
