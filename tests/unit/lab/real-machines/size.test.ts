import { expect } from "chai";
import { cpuName } from "../../../lab/real-machines/machine-files";
import { nodeSize } from "../../../lab/real-machines/size";
import { instanceFacts } from "../../../support/instance-facts";

const GIB = 2 ** 30;

describe("the size of a real node", () => {
    const facts = instanceFacts({ vcpus: 8, memoryMiB: 32768 });

    it("is EC2's as far as kubelet knows, and at most three quarters of the machine's memory in truth", () => {
        const size = nodeSize(facts, { cpus: 2, bytes: 24 * GIB });
        expect(size).to.include({ cpus: 8, memoryMiB: 31621, realCpus: 2, realMemoryMiB: 18432 });
    });

    it("is never more in truth than it says", () => {
        const size = nodeSize(facts, { cpus: 64, bytes: 512 * GIB });
        expect(size).to.include({ realCpus: 8, realMemoryMiB: 31621 });
    });

    it("names more CPUs than there are by the numbers of those that exist", () => {
        const names = Array.from({ length: 6 }, (_, core) => cpuName(core, 2));
        expect(names).to.deep.equal(["cpu0", "cpu1", "cpu00", "cpu01", "cpu000", "cpu001"]);
        expect(new Set(names.map((name) => Number(name.slice(3))))).to.deep.equal(new Set([0, 1]));
    });
});
