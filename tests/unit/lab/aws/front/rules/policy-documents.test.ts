import { expect } from "chai";
import { checkPolicyDocuments } from "../../../../../lab/aws/front/rules/iam";
import { trusts } from "../../../../../lab/aws/front/rules/role-trust";

const trust = (principal: object) =>
    JSON.stringify({ Statement: { Effect: "Allow", Principal: principal, Action: ["sts:AssumeRole"] } });

describe("policy documents", () => {
    it("that name a service let it assume the role", () => {
        expect(trusts(trust({ Service: ["a", "ec2.amazonaws.com"] }), "ec2.amazonaws.com")).to.equal(true);
        expect(trusts(trust({ Service: "eks.amazonaws.com" }), "ec2.amazonaws.com")).to.equal(false);
        expect(trusts("not json", "ec2.amazonaws.com")).to.equal(false);
    });

    it("are refused when they are none", () => {
        const bad = [
            "not json",
            "{}",
            '{"Statement":[{"Effect":"Maybe","Action":"x"}]}',
            '{"Statement":[{"Effect":"Allow","Action":"x"}]}',
        ];
        for (const AssumeRolePolicyDocument of bad) {
            expect(() => {
                checkPolicyDocuments("CreateRole", { AssumeRolePolicyDocument });
            }).to.throw();
        }
        checkPolicyDocuments("CreateRole", { AssumeRolePolicyDocument: trust({ Service: "ec2.amazonaws.com" }) });
    });
});
