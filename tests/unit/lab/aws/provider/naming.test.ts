import { expect } from "chai";
import { kindOf } from "../../../../lab/aws/provider/kinds/kinds";
import { named } from "../../../../lab/aws/provider/naming";

const GROUP = kindOf("aws:eks/nodeGroup:NodeGroup");
const naming = (name: string) => ({ name, randomSeed: Uint8Array.from([0xab, 0xcd, 0xef, 0x12]) });

describe("names", () => {
    it("that are given are kept", () => {
        expect(named(GROUP, { nodeGroupName: "mine" }, {}, naming("x"))).to.deep.equal({
            nodeGroupName: "mine",
            __defaults: [],
        });
    });

    it("that are not given come from the logical name and the engine's seed, and say so", () => {
        expect(named(GROUP, {}, {}, naming("x"))).to.deep.equal({
            nodeGroupName: "x-abcdef1",
            __defaults: ["nodeGroupName"],
        });
    });

    it("that were made up stay, until the name is given", () => {
        const olds = { nodeGroupName: "x-1234567", __defaults: ["nodeGroupName"] };
        expect(named(GROUP, {}, olds, naming("x")).nodeGroupName).to.equal("x-1234567");
        expect(named(GROUP, {}, { nodeGroupName: "mine", __defaults: [] }, naming("x")).nodeGroupName).to.equal(
            "x-abcdef1",
        );
    });

    it("follow a prefix, and fit what EKS takes", () => {
        expect(named(GROUP, { nodeGroupNamePrefix: "p-" }, {}, naming("x")).nodeGroupName).to.equal("p-abcdef1");
        expect(named(GROUP, {}, {}, naming("x".repeat(80))).nodeGroupName).to.have.length(63);
    });
});
