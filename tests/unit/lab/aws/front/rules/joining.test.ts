import { expect } from "chai";
import { joinProblem } from "../../../../../lab/aws/front/rules/joining";

const worker = { arn: "", trust: "", policies: ["AmazonEKSWorkerNodePolicy"] };

describe("whether machines join their cluster", () => {
    it("they do with the worker policy and labels of their own", () => {
        expect(joinProblem(worker, { "k8s.amazonaws.com/accelerator": "l40s", "node.kubernetes.io/x": "y" })).to.equal(
            undefined,
        );
    });

    it("they do not without the worker policy", () => {
        expect(joinProblem({ ...worker, policies: [] }, {})).to.contain("AmazonEKSWorkerNodePolicy");
    });

    it("they do not when the kubelet may not set a label, though EKS takes it", () => {
        expect(joinProblem(worker, { "node-role.kubernetes.io/gpu": "true" })).to.contain(
            "node-role.kubernetes.io/gpu",
        );
    });
});
