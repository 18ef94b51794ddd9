import { expect } from "chai";
import { allocatable } from "../../../provider/src/instance-catalog/allocatable";
import { GPU_DAEMONSETS, NVIDIA_PLUGIN_REQUESTS, PLAIN_DAEMONSETS } from "../../../provider/src/placement/neighbours";
import { nodeBudget } from "../../../provider/src/placement/node-budget";
import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { factsOf, typeNamed } from "../instance-catalog/fixtures";
import { GPU_TAINT, plain, pool } from "./fixtures";

describe("what a node leaves for Ray pods", () => {
    it("is what it offers less what runs on every node, and the operator where that may run", () => {
        const { cpuMillis, memoryMiB, pods } = allocatable(typeNamed("m7i.2xlarge"));
        expect(nodeBudget(plain({ taints: [GPU_TAINT] }))).to.deep.include({
            cpuMillis: cpuMillis - 150,
            memoryMiB,
            pods: pods - 2,
            gpus: 0,
        });
        expect(nodeBudget(plain({ taints: [] }))).to.deep.include({
            cpuMillis: cpuMillis - 250,
            memoryMiB: memoryMiB - 512,
            pods: pods - 3,
        });
    });

    it("is less the daemonsets of GPU nodes where there are GPUs", () => {
        const { cpuMillis, memoryMiB, pods } = allocatable(typeNamed("g6e.12xlarge"), { amiFamily: "al2023" });
        expect(nodeBudget(pool())).to.deep.include({
            cpuMillis: cpuMillis - 210,
            memoryMiB: memoryMiB - 240,
            pods: pods - 6,
            gpus: 4,
        });
    });

    it("is the least of all the types, each figure for itself", () => {
        const several = nodeBudget(plain({ instanceTypes: ["m7i.8xlarge", "r7i.2xlarge"], taints: [GPU_TAINT] }));
        expect(several?.cpuMillis).to.equal(7910 - 150);
        expect(several?.memoryMiB).to.equal(allocatable(typeNamed("r7i.2xlarge")).memoryMiB);
        expect(several?.pods).to.equal(58 - 2);
    });

    it("is the same whatever the image, so that no choice of one restarts pods, and never more than there is", () => {
        const memory = (amiFamily: "al2023" | "bottlerocket") => nodeBudget(pool({ node: { amiFamily } }))?.memoryMiB;
        expect(memory("bottlerocket")).to.equal(memory("al2023"));
        expect(memory("bottlerocket")).to.be.lessThan(allocatable(typeNamed("g6e.12xlarge")).memoryMiB);
    });

    it("is known of a type that only the pool's user knows, and of no other", () => {
        const described = { instanceTypes: ["m99.large"], instanceFacts: { "m99.large": factsOf("m7i.2xlarge") } };
        expect(nodeBudget(plain(described))?.memoryMiB).to.equal(nodeBudget(plain())?.memoryMiB);
        expect(nodeBudget(plain({ instanceTypes: ["m99.large"] }))).to.equal(undefined);
        expect(nodeBudget(plain({ instanceTypes: [UNKNOWN as never] }))).to.equal(undefined);
        expect(nodeBudget(plain({ ...described, instanceFacts: UNKNOWN as never }))).to.equal(undefined);
    });

    it("leaves out what the unit runs on it beside Ray", () => {
        const reserved = { cpuMillis: 110, memoryMiB: 620 };
        const [all, left] = [nodeBudget(pool()), nodeBudget(pool({ reserved }))];
        expect((all?.cpuMillis ?? 0) - (left?.cpuMillis ?? 0)).to.equal(110);
        expect((all?.memoryMiB ?? 0) - (left?.memoryMiB ?? 0)).to.equal(620);
    });

    it("does not guess at what is not known yet", () => {
        expect(nodeBudget(pool({ reserved: UNKNOWN as never }))).to.deep.equal(nodeBudget(pool()));
    });

    it("counts NVIDIA's device plugin on every GPU node, whoever installs it, beside a CSI driver's agent", () => {
        const csiAgent = { cpuMillis: 30, memoryMiB: 120 };
        for (const size of ["cpuMillis", "memoryMiB"] as const)
            expect(PLAIN_DAEMONSETS[size] + csiAgent[size] + NVIDIA_PLUGIN_REQUESTS[size]).to.be.at.most(
                GPU_DAEMONSETS[size],
            );
    });
});
