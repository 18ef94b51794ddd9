import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { withoutSecrets } from "../../../provider/src/plugin/construct-errors";

const refusal = (path: string, reason: string) =>
    new pulumi.InputPropertiesError({ message: "bad", errors: [{ propertyPath: path, reason }] });

describe("a refusal by a component", () => {
    const inputs = {
        name: pulumi.secret("hunter2"),
        pools: { gpu: { labels: { a: pulumi.secret("x y"), b: "plain" }, ids: pulumi.output(["one"]) } },
        all: pulumi.secret({ deep: { leaf: "hidden" } }),
    };

    const CASES: readonly (readonly [string, string, string, string])[] = [
        ["name", 'got "hunter2". Rename it.', "name (secret)", 'got "[secret]". Rename it.'],
        ["pools.gpu.labels.a", 'got "x y".', "pools.gpu.labels.a (secret)", 'got "[secret]".'],
        ["all.deep.leaf", 'got "hidden".', "all.deep.leaf (secret)", 'got "[secret]".'],
        ["all.deep", "must be text; got a map.", "all.deep (secret)", "must be text; got a map."],
        ["pools.gpu", "does not fit.", "pools.gpu (secret)", "does not fit."],
        ["pools.gpu.labels.b", 'got "plain".', "pools.gpu.labels.b", 'got "plain".'],
        ["pools.gpu.ids[0]", 'got "one".', "pools.gpu.ids[0]", 'got "one".'],
        ["pools.cpu.missing", "is required.", "pools.cpu.missing", "is required."],
    ];
    for (const [path, reason, toldPath, toldReason] of CASES)
        it(`of ${path} is told as ${JSON.stringify([toldPath, toldReason])}`, async () => {
            const told = (await withoutSecrets(refusal(path, reason), inputs)) as pulumi.InputPropertiesError;
            expect(told.errors).to.deep.equal([{ propertyPath: toldPath, reason: toldReason }]);
            expect(pulumi.InputPropertiesError.isInstance(told)).to.equal(true);
        });

    it("tells no secret of another place either", async () => {
        const told = (await withoutSecrets(
            refusal("pools", 'not for "hunter2".'),
            inputs,
        )) as pulumi.InputPropertiesError;
        expect(told.errors[0]?.reason).to.equal('not for "[secret]".');
    });

    it("leaves every other error as it is", async () => {
        const error = new Error("x");
        expect(await withoutSecrets(error, inputs)).to.equal(error);
    });
});
