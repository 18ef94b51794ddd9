import { expect } from "chai";
import { answersWith } from "../../../lab/tools/path-program";

describe("answersWith", () => {
    const rows = [
        { answer: "Client Version: v1.36.3\nKustomize Version: v5.8.1\n", version: "v1.36.3", accepted: true },
        { answer: "etcd Version: 3.6.5\nGit SHA: none\n", version: "3.6.5", accepted: true },
        { answer: "v3.259.0\n", version: "v3.259.0", accepted: true },
        { answer: "Kubernetes v1.36.30\n", version: "v1.36.3", accepted: false },
        { answer: "Kubernetes v1.36.3-eks-1\n", version: "v1.36.3", accepted: false },
        { answer: "", version: "v1.36.3", accepted: false },
    ];
    for (const { answer, version, accepted } of rows) {
        it(`${accepted ? "accepts" : "refuses"} ${JSON.stringify(answer)} for ${version}`, () => {
            expect(answersWith({ args: [], answer: version }, answer)).to.equal(accepted);
        });
    }
});
