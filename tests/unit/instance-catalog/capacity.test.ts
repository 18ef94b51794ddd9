import { expect } from "chai";
import { capacityMemoryMiB, capacityStorageBytes } from "../../../provider/src/instance-catalog/capacity";
import { nodeChoices, type NodeChoices } from "../../../provider/src/instance-catalog/node-choices";
import { typeNamed } from "./fixtures";

const storage = (name: string, given: Partial<NodeChoices>): number =>
    capacityStorageBytes(typeNamed(name), nodeChoices(typeNamed(name), given));

describe("the memory that a node's system sees", () => {
    it("is 64 MiB less on arm64 before the hypervisor takes its share", () => {
        const half = { memoryOverhead: 0.5 };
        expect(capacityMemoryMiB(typeNamed("m7i.xlarge"), half)).to.equal(8192);
        expect(capacityMemoryMiB(typeNamed("m7g.xlarge"), half)).to.equal(8160);
    });
});

describe("the file system that pods live on", () => {
    it("is what AL2023 leaves of its root volume, as nodes report it", () => {
        expect(storage("m5.large", { diskSizeGiB: 20 })).to.equal(20_893_676 * 1024);
        expect(storage("m5.large", { diskSizeGiB: 100 })).to.equal(104_779_756 * 1024);
    });

    it("is the data volume on Bottlerocket", () => {
        expect(storage("g6e.12xlarge", { diskSizeGiB: 100 })).to.equal(100 * 2 ** 30);
    });

    it("is all local NVMe disks together with RAID, however large the volume", () => {
        expect(storage("g6e.12xlarge", { localStorage: "raid0", diskSizeGiB: 20 })).to.equal(3800e9);
        expect(storage("p5.48xlarge", { localStorage: "raid0" })).to.equal(30_400e9);
    });

    it("stays the volume with RAID where a type has no such disks", () => {
        for (const name of ["m5.large", "c3.large"]) {
            expect(storage(name, { localStorage: "raid0" })).to.equal(storage(name, {}));
        }
    });
});
