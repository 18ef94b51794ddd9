import { expect } from "chai";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args/node-pool";
import { type RayPlatformArgs } from "../../../../provider/src/ray-platform/args/args";
import { checkPlatform } from "../../../../provider/src/ray-platform/checks";
import { operatorMayWait } from "../../../../provider/src/ray-platform/rules/operator-rules";
import { placements } from "../../../../provider/src/ray-platform/facts/placements";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";

const unit = (nodePools?: Record<string, NodePoolArgs>) => ({ cluster: { name: "prod" }, nodePools });
const GPU: NodePoolArgs = { instanceTypes: ["g6e.12xlarge"], minSize: 1, maxSize: 1 };
const CPU: NodePoolArgs = { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 1 };

const warnings = (args: RayPlatformArgs) => operatorMayWait(args, placements(args, "ml"));

describe("a unit whose pools cannot hold the operator", () => {
    it("is warned about, with path and way out, and not refused: the cluster may have other nodes", () => {
        expect(warnings(unit({ gpu: GPU, cpu: { ...CPU, minSize: 0 } }))).to.deep.equal([
            {
                rule: "R-OPERATOR-ROOM",
                path: "nodePools",
                reason: "no pool of the unit can hold the operator, which needs a node without taints from the start; got gpu (minSize 1, tainted), cpu (minSize 0). Unless the EKS cluster has other nodes for it, set minSize to 1 on a pool without GPUs and taints, or add one.",
            },
        ]);
        expect(checkPlatform(unit({ gpu: GPU }), "ml")).to.deep.equal([]);
    });

    const SILENT: readonly [title: string, nodePools: Record<string, NodePoolArgs> | undefined][] = [
        ["when a pool can hold it", { gpu: GPU, cpu: CPU }],
        ["when the unit has no pools", undefined],
        ["while the pools are unknown", UNKNOWN as never],
        ["while a size is unknown", { cpu: { ...CPU, minSize: UNKNOWN as never } }],
    ];
    for (const [title, nodePools] of SILENT) {
        it(`is no matter ${title}`, () => expect(warnings(unit(nodePools))).to.deep.equal([]));
    }
});
