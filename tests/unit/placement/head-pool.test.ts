import { expect } from "chai";
import { chooseHeadPool } from "../../../provider/src/placement/head-pool";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

type Pools = Parameters<typeof chooseHeadPool>[0];
const cpu: Pools[string] = { instanceTypes: ["m7i.2xlarge"], capacity: "onDemand", minSize: 0 };
const gpu: Pools[string] = { ...cpu, instanceTypes: ["g6e.12xlarge"] };
const spot: Pools[string] = { ...cpu, capacity: "spot" };
const arm: Pools[string] = { ...cpu, instanceTypes: ["m7g.2xlarge"] };
const always: Pools[string] = { ...cpu, minSize: 1 };
const IMAGE = "rayproject/ray:2.54.0-py311";

describe("the pool of a head that names none", () => {
    const CASES: readonly [title: string, pools: Pools, want: string | undefined, image?: string][] = [
        ["is the one on demand and without GPUs", { gpu, spot, general: cpu }, "general"],
        ["is none where all are Spot or have GPUs", { gpu, spot }, undefined],
        ["is none where one has Neuron devices", { trn: { ...cpu, instanceTypes: ["trn1.2xlarge"] } }, undefined],
        ["is none where one has a slice of a GPU", { slice: { ...cpu, instanceTypes: ["g6f.xlarge"] } }, undefined],
        ["is none where there is none", {}, undefined],
        ["is the first by name of several, in whatever order they are given", { b: cpu, a: cpu }, "a"],
        ["is rather one that always has a node", { a: cpu, b: always }, "b"],
        ["is rather one that runs the image", { a: arm, b: cpu }, "b"],
        ["is rather Graviton for an image that is made for it", { a: cpu, b: arm }, "b", `${IMAGE}-aarch64`],
        ["is the only one even if its architecture is another", { a: arm }, "a"],
    ];
    for (const [title, pools, want, image = IMAGE] of CASES) {
        it(title, () => expect(chooseHeadPool(pools, image)).to.equal(want));
    }

    it("is unknown while a pool is that may be it, and only then", () => {
        const unknown = UNKNOWN as never;
        for (const open of [{ capacity: unknown }, { instanceTypes: [unknown] }, { minSize: unknown }]) {
            expect(chooseHeadPool({ a: cpu, b: { ...cpu, ...open } }, IMAGE)).to.equal(UNKNOWN);
        }
        expect(chooseHeadPool({ a: cpu, b: { ...spot, minSize: unknown } }, IMAGE)).to.equal("a");
    });
});
