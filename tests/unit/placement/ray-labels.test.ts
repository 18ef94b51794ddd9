import { expect } from "chai";
import { instanceTypeNames } from "../../../provider/src/instance-catalog/find";
import { deriveRayLabels } from "../../../provider/src/placement/ray-labels";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

const ALL = { gpus: true, neuron: true };
const accelerator = (instanceTypes: readonly string[], uses = ALL): string | undefined =>
    deriveRayLabels({ instanceTypes, capacity: "onDemand" }, uses)["ray.io/accelerator-type"];

describe("the labels that Ray can schedule by", () => {
    const NAMES: readonly [types: readonly string[], name: string | undefined][] = [
        [["p4d.24xlarge"], "A100"],
        [["p5.48xlarge"], "H100"],
        [["g6.xlarge"], "L4"],
        [["g5.xlarge", "g5.2xlarge"], "A10G"],
        [["g5g.xlarge"], "T4G"],
        [["trn1.32xlarge"], "aws-neuron-core"],
        [["m7i.large"], undefined],
        // Ray has no name of its own for it, and types that differ have none in common.
        [["g7e.2xlarge"], undefined],
        [["g5.xlarge", "g6.xlarge"], undefined],
        [["nothing.large"], undefined],
    ];
    for (const [types, name] of NAMES) {
        it(`name the accelerator of ${types.join(", ")} as Ray does: ${name ?? "not at all"}`, () => {
            expect(accelerator(types)).to.equal(name);
        });
    }

    it("name no accelerator that the pod does not use", () => {
        expect(accelerator(["g6.xlarge"], { gpus: false, neuron: false })).to.equal(undefined);
    });

    it("only ever name what is a label", () => {
        for (const type of instanceTypeNames()) {
            expect(accelerator([type]) ?? "none", type).to.match(/^[A-Za-z0-9][A-Za-z0-9-]*$/);
        }
    });

    it("tell the market, and the region where it is known", () => {
        const pool = { instanceTypes: ["m7i.large"], capacity: "spot" as const };
        expect(deriveRayLabels({ ...pool, region: "us-west-2" }, ALL)).to.deep.equal({
            "ray.io/market-type": "spot",
            "ray.io/region": "us-west-2",
        });
        expect(deriveRayLabels({ ...pool, capacity: UNKNOWN as never, region: UNKNOWN as never }, ALL)).to.deep.equal(
            {},
        );
    });
});
