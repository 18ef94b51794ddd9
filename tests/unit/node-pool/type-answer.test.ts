import { expect } from "chai";
import { findInstanceType, instanceTypeNames } from "../../../provider/src/instance-catalog/find";
import { type InstanceFacts, typeOfFacts } from "../../../provider/src/instance-catalog/instance-facts";
import { type InstanceType } from "../../../provider/src/instance-catalog/instance-type";
import { typeAnswer } from "../../../provider/src/node-pool/type-answer";
import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { instanceTypeAnswer } from "../../support/instance-type-answer";

const described = (name: string, like: string, differs = {}) => {
    const answer = typeAnswer(instanceTypeAnswer(like, differs));
    return "facts" in answer ? typeOfFacts(name, answer.facts as InstanceFacts) : answer.refusal;
};

describe("what AWS tells of an instance type", () => {
    /** Which cards take EFA is not told: where not all that do may have it, facts take the last ones. */
    const isTold = ({ efaCards, efaInterfaces }: InstanceType): boolean => efaCards.length === efaInterfaces;

    it("is what the catalogue has, for every type with whole accelerators on a present-day machine", () => {
        const types = instanceTypeNames().map((name) => findInstanceType(name));
        const present = types.flatMap((type) =>
            type !== undefined && type.hypervisor !== "xen" && type.gpu?.count !== 0 && isTold(type) ? [type] : [],
        );
        expect(present.length).to.be.greaterThan(1000);
        for (const type of present) expect(described(type.name, type.name), type.name).to.deep.equal(type);
    });

    it("is no plan by a slice of a GPU, an architecture of no EKS node, or two kinds of accelerators", () => {
        expect(described("g99.large", "g6f.large")).to.match(/nothing to plan nodes by: gpu\.count .*1/);
        expect(described("mac9.metal", "m7i.large", { supportedArchitectures: ["arm64_mac"] })).to.match(
            /nothing to plan nodes by: architecture/,
        );
        const gpuses = ["L4", "L40S"].map((name) => ({ name, count: 1, memorySize: 1000 }));
        expect(described("g99.large", "m7i.large", { gpuses })).to.match(/several kinds of accelerators/);
    });

    it("is unknown while the AWS provider does not know whom it works for", () => {
        expect(typeAnswer({})).to.deep.equal({ facts: UNKNOWN });
    });
});
