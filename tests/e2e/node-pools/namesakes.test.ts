import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { useLab } from "../../support/lab";
import { yamlProgram, yamlStack } from "../../support/stack";

describe("two stacks that name a pool and its unit alike on one EKS cluster", () => {
    const lab = useLab("node-pool-namesakes");
    const pool = (differs: object = {}) => ({
        shared: {
            type: "kuberay:RayNodePool",
            properties: { clusterName: "lab", instanceTypes: ["m7i.2xlarge"], maxSize: 1, ...differs },
        },
    });
    const warned = async (stack: Stack): Promise<string[]> =>
        (await stack.preview()).stdout.split("\n").filter((line) => line.includes("R-UNIT-TWICE"));

    it("are warned of it, the second one before it makes anything", async () => {
        const one = await yamlStack(lab(), "one", pool());
        expect(await warned(one)).to.deep.equal([]);
        await one.up();
        expect(await warned(one)).to.deep.equal([]);
        const two = await yamlStack(lab(), "two", pool());
        const [line = ""] = await warned(two);
        expect(line).to.match(/the node group "shared-[0-9a-f]{6}" of the stack one\/test has the labels of this pool/);
        yamlProgram(lab(), "two", pool({ accept: ["R-UNIT-TWICE"] }));
        expect(await warned(two)).to.deep.equal([]);
        yamlProgram(lab(), "two", pool({ platform: "other" }));
        expect(await warned(two)).to.deep.equal([]);
    });

    it("are not while a group of their own is replaced", async () => {
        const one = await yamlStack(lab(), "one", pool({ capacity: "spot" }));
        expect(await warned(one)).to.deep.equal([]);
        await one.up();
        expect(await warned(one)).to.deep.equal([]);
    });
});
