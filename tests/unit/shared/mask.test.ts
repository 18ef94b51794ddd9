import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { maskOf } from "../../../provider/src/shared/mask";
import { maskOfInputs } from "../../../provider/src/shared/pulumi/secret-leaves";

describe("a message that quotes secrets", () => {
    const CASES: readonly (readonly [title: string, secrets: unknown[], message: string, told: string])[] = [
        ["tells none of them", ["mine/ray:1"], 'image "mine/ray:1" is for arm64.', 'image "[secret]" is for arm64.'],
        ["hides a longer one whole", ["hunter", "hunter-2"], "got hunter-2, hunter.", "got [secret], [secret]."],
        ["keeps words that hold one", ["pool"], "pools of a pool", "pools of a [secret]"],
        ["hides a quantity, however short", ["8Gi"], "8Gi a pod, not 18Gi", "[secret] a pod, not 18Gi"],
        ["hides a number, and no part of another", [2], "got 2. 1.2, 2.5, 12 stay", "got [secret]. 1.2, 2.5, 12 stay"],
        ["keeps the indices of paths", [0], "types[0]: got 0.", "types[0]: got [secret]."],
        ["keeps short words, unless in quotes", ["a"], 'a pod is "a" pod', 'a pod is "[secret]" pod'],
        ["hides what JSON has escaped", ['say "x"'], 'got "say \\"x\\"".', 'got "[secret]".'],
        ["takes signs for signs", ["a.c+("], "got a.c+( abcc", "got [secret] abcc"],
        ["keeps what is no text", [true, null, undefined, "", " "], "is true or null", "is true or null"],
    ];
    for (const [title, secrets, message, told] of CASES)
        it(title, () => expect(maskOf(secrets)(message)).to.equal(told));

    it("hides those of inputs, wherever Pulumi marks them", async () => {
        const inputs = {
            plain: "plain",
            deep: { list: [pulumi.secret("first")] },
            whole: pulumi.secret({ leaf: "second" }),
            mixed: pulumi.output({ open: "opened" }),
            unknown: pulumi.secret(pulumi.unknown),
        };
        const mask = await maskOfInputs(inputs);
        expect(mask("plain first second opened")).to.equal("plain [secret] [secret] opened");
    });
});
