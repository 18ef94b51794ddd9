import { expect } from "chai";
import {
    findInstanceType,
    instanceTypesOfFamily,
    suggestInstanceTypes,
} from "../../../provider/src/instance-catalog/find";

describe("the instance catalog", () => {
    it("knows a plain machine", () => {
        expect(findInstanceType("m7i.2xlarge")).to.deep.equal({
            name: "m7i.2xlarge",
            vcpus: 8,
            memoryMiB: 32768,
            architecture: "x86_64",
            networkInterfaces: 4,
            ipv4PerInterface: 15,
            efaInterfaces: 0,
            gpu: undefined,
            neuron: undefined,
        });
    });

    it("knows the accelerators of those that have any", () => {
        expect(findInstanceType("g6e.12xlarge")?.gpu).to.deep.equal({ name: "L40S", count: 4, memoryMiB: 45776 });
        expect(findInstanceType("p5.48xlarge")).to.deep.include({ efaInterfaces: 32, networkInterfaces: 2 });
        expect(findInstanceType("trn1.32xlarge")?.neuron).to.deep.equal({
            name: "Trainium",
            devices: 16,
            coresPerDevice: 2,
        });
    });

    it("tells the network cards from the EFA interfaces where they differ", () => {
        expect(findInstanceType("p6-b300.48xlarge")?.efaInterfaces).to.equal(16);
        expect(findInstanceType("i7ie.48xlarge")?.efaInterfaces).to.equal(1);
    });

    it("tells a slice of a GPU from a whole one", () => {
        expect(findInstanceType("g6f.large")?.gpu?.count).to.equal(0);
    });

    it("has no machine that EKS cannot use, and none that does not exist", () => {
        for (const name of ["mac2.metal", "m5.huge", "", "constructor", "__proto__"])
            expect(findInstanceType(name), name).to.equal(undefined);
    });

    it("lists a family from the smallest memory to the largest", () => {
        expect(instanceTypesOfFamily("g6e").map((type) => type.name)).to.deep.equal([
            "g6e.xlarge",
            "g6e.2xlarge",
            "g6e.4xlarge",
            "g6e.8xlarge",
            "g6e.12xlarge",
            "g6e.16xlarge",
            "g6e.24xlarge",
            "g6e.48xlarge",
        ]);
    });

    const MISSPELT: readonly [written: string, meant: string | undefined][] = [
        ["g6e.13xlarge", "g6e.12xlarge"],
        ["m7i.2xl", "m7i.2xlarge"],
        ["M7I.2XLARGE", "m7i.2xlarge"],
        ["p5.48xlrge", "p5.48xlarge"],
        ["m77i.large", "m7i.large"],
        ["standard_d4s_v5", undefined],
    ];
    for (const [written, meant] of MISSPELT) {
        it(`takes "${written}" for ${meant ?? "nothing it knows"}`, () => {
            expect(suggestInstanceTypes(written)[0]).to.equal(meant);
        });
    }
});
