import { expect } from "chai";
import { allocatable, capacity, maxPods, reservedMemoryMiB } from "../../../lab/machines/kubelet-reservation";
import { instanceFacts } from "../../../support/instance-facts";

const LINUX = { amiType: "AL2023_x86_64_STANDARD", diskSizeGiB: 100 };
const BOTTLEROCKET = { amiType: "BOTTLEROCKET_x86_64_NVIDIA", diskSizeGiB: 100 };

/** Published figures: pods by interfaces / managed, MiB reserved, allocatable mCPU, allocatable MiB at 1.7 and 5.3 %. */
const PUBLISHED = [
    ["m5.xlarge", 4, 16384, 4, 15, 58, 893, 3920, 15112, 14522],
    ["m7i.4xlarge", 16, 65536, 8, 30, 110, 2829, 15890, 61492, 59133],
    ["g4dn.xlarge", 4, 16384, 3, 10, 29, 574, 3920, 15431, 14841],
    ["g5.12xlarge", 48, 196608, 15, 50, 250, 8362, 47810, 184803, 177725],
    ["g5.48xlarge", 192, 786432, 7, 50, 250, 4050, 191450, 768912, 740601],
    ["g6e.12xlarge", 48, 393216, 10, 30, 250, 3467, 47810, 382964, 368808],
    ["p5.48xlarge", 192, 2097152, 2, 50, 100, 1355, 191450, 2060045, 1984547],
    ["p5en.48xlarge", 192, 2097152, 4, 50, 198, 2433, 191450, 2058967, 1983469],
] as const;

describe("the size of a machine's node", () => {
    for (const [type, vcpus, memoryMiB, interfaces, addresses, pods, reserved, cpuMillis, most, least] of PUBLISHED) {
        it(`of ${type} is the published one`, () => {
            const facts = instanceFacts({ vcpus, memoryMiB, interfaces, addresses });
            expect({
                pods: maxPods(facts),
                reserved: reservedMemoryMiB(facts, LINUX),
                cpuMillis: allocatable(facts, LINUX).cpuMillis,
                most: allocatable(facts, LINUX, 0.017).memoryMiB,
                least: allocatable(facts, LINUX, 0.053).memoryMiB,
            }).to.deep.equal({ pods, reserved, cpuMillis, most, least });
        });
    }

    it("keeps 64 MiB for the firmware of arm64 machines", () => {
        const difference =
            capacity(instanceFacts(), LINUX, 0).memoryMiB - capacity(instanceFacts({ arm: true }), LINUX, 0).memoryMiB;
        expect(difference).to.equal(64);
    });

    it("offers nine tenths of the file system, less what kubelet keeps for itself", () => {
        expect(allocatable(instanceFacts(), { ...LINUX, diskSizeGiB: 20 }).ephemeralBytes).to.equal(18_181_869_946);
        expect(allocatable(instanceFacts(), BOTTLEROCKET).ephemeralBytes / 2 ** 30).to.be.closeTo(89, 1e-6);
    });

    it("keeps less memory on Bottlerocket, which counts the pods that EKS allows", () => {
        const facts = instanceFacts({ vcpus: 48, interfaces: 15, addresses: 50 });
        const [linux, bottlerocket] = [LINUX, BOTTLEROCKET].map((system) => reservedMemoryMiB(facts, system));
        expect([linux, bottlerocket]).to.deep.equal([11 * 737 + 255, 11 * 250 + 255]);
    });
});
