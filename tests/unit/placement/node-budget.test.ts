import { expect } from "chai";
import {
    GPU_DAEMONSETS,
    nodeBudget,
    NVIDIA_PLUGIN_REQUESTS,
    PLAIN_DAEMONSETS,
} from "../../../provider/src/placement/node-budget";
import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { pool } from "./fixtures";

describe("the budget of a node", () => {
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
