import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { asInputs, containsOutput, type Inputs, resolved } from "../../../../provider/src/shared/pulumi/inputs";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";

const unknown = pulumi.output(pulumi.unknown) as pulumi.Output<string>;

describe("the inputs of a component", () => {
    it("resolve to a plain tree with UNKNOWN where a value is not known yet", async () => {
        const inputs = {
            name: unknown,
            pools: { gpu: { subnetIds: [unknown, "subnet-9"], labels: { a: pulumi.output("x") } } },
            secret: pulumi.secret("s"),
            none: undefined,
        };
        expect(await resolved(inputs as Inputs<unknown>)).to.deep.equal({
            name: UNKNOWN,
            pools: { gpu: { subnetIds: [UNKNOWN, "subnet-9"], labels: { a: "x" } } },
            secret: "s",
            none: undefined,
        });
    });

    it("resolve to UNKNOWN where a whole map is not known yet", async () => {
        expect(await resolved({ pools: unknown })).to.deep.equal({ pools: UNKNOWN });
    });

    it("tell an Output at any depth from plain values", () => {
        expect(containsOutput({ a: [1, { b: pulumi.output(1) }] })).to.equal(true);
        expect(containsOutput({ a: [1, { b: null }] })).to.equal(false);
    });
});

describe("a plan", () => {
    it("becomes inputs whose unknown parts are unknown Outputs, and whose Outputs stay", async () => {
        const kept = pulumi.output("kept");
        const inputs = asInputs<unknown>({ a: UNKNOWN, list: [UNKNOWN, 1], kept }) as {
            a: unknown;
            list: unknown[];
            kept: unknown;
        };
        expect(inputs.kept).to.equal(kept);
        expect(inputs.list[1]).to.equal(1);
        expect(await resolved(inputs as Inputs<unknown>)).to.deep.equal({
            a: UNKNOWN,
            list: [UNKNOWN, 1],
            kept: "kept",
        });
    });
});
