import { expect } from "chai";
import {
    fromPermissions,
    sameRules,
    toPermission,
} from "../../../../../lab/aws/provider/resources/security-group-rules";

const TCP = { protocol: "tcp", fromPort: 1, toPort: 9 };

describe("security group rules", () => {
    it("are the same however they are split", () => {
        const whole = [{ ...TCP, cidrBlocks: ["10.0.0.0/8", "10.1.0.0/16"], self: true }];
        const split = [
            { ...TCP, self: true },
            { ...TCP, cidrBlocks: ["10.1.0.0/16"] },
            { ...TCP, cidrBlocks: ["10.0.0.0/8"] },
        ];
        expect(sameRules(whole, split)).to.equal(true);
        expect(sameRules(whole, split.slice(1))).to.equal(false);
    });

    it("come back from EC2 as they went, and `self` is the group's own id", () => {
        const rules = [
            { ...TCP, self: true },
            { protocol: "-1", fromPort: 0, toPort: 0, cidrBlocks: ["0.0.0.0/0"], description: "d" },
        ];
        const permissions = rules.map((rule) => toPermission(rule, "sg-1"));
        expect(permissions[0]?.UserIdGroupPairs?.[0]?.GroupId).to.equal("sg-1");
        expect(fromPermissions(permissions, "sg-1")).to.deep.equal(rules);
    });
});
