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
            hypervisor: "nitro",
            networkInterfaces: 4,
            ipv4PerInterface: 15,
            networkCards: 1,
            efaCards: [],
            efaInterfaces: 0,
            instanceStorage: undefined,
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
        expect(findInstanceType("p6-b300.48xlarge")).to.deep.include({
            networkCards: 17,
            efaCards: [1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13, 14, 15, 16],
            efaInterfaces: 16,
        });
        expect(findInstanceType("i7ie.48xlarge")).to.deep.include({
            networkCards: 2,
            efaCards: [0, 1],
            efaInterfaces: 1,
        });
    });

    it("knows the accelerators that EC2's own rows leave out", () => {
        expect(findInstanceType("trn2u.48xlarge")?.neuron).to.deep.equal(findInstanceType("trn2.48xlarge")?.neuron);
    });

    it("knows local disks, where they are NVMe, and what the machine runs on", () => {
        expect(findInstanceType("i7ie.48xlarge")?.instanceStorage).to.deep.equal({ disks: 16, totalGB: 120000 });
        expect(findInstanceType("c3.large")).to.deep.include({ hypervisor: "xen", instanceStorage: undefined });
        expect(findInstanceType("m5.metal")?.hypervisor).to.equal("none");
    });

    it("tells a slice of a GPU from a whole one", () => {
        expect(findInstanceType("g6f.large")?.gpu?.count).to.equal(0);
    });

    it("has no machine that EKS cannot use, and none that does not exist", () => {
        for (const name of ["mac2.metal", "m5.huge", "", "constructor", "__proto__", "m5.large 2"])
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
