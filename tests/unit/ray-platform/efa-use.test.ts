import { expect } from "chai";
import { type RayPlatformArgs } from "../../../provider/src/ray-platform/args";
import { usesEfa } from "../../../provider/src/ray-platform/efa-use";
import { placements } from "../../../provider/src/ray-platform/placements";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

const unknown = UNKNOWN as never;
type Cluster = NonNullable<RayPlatformArgs["rayClusters"]>[string];

const args = (differs: Partial<Cluster>, others: Partial<RayPlatformArgs> = {}): RayPlatformArgs => ({
    cluster: { name: "prod" },
    nodePools: {
        general: { instanceTypes: ["m7i.2xlarge"], maxSize: 1 },
        gpu: { instanceTypes: ["p5.48xlarge"], maxSize: 2 },
    },
    rayClusters: { train: { image: "r:1", ...differs } },
    ...others,
});
const worker = (w: Record<string, unknown>) => args({ workers: { w } });

describe("a pool uses EFA", () => {
    const CASES: readonly [title: string, given: RayPlatformArgs, expected: boolean][] = [
        ["when a worker on it asks for some", worker({ pool: "gpu", efa: 32 }), true],
        ["when the head on it does", args({ head: { pool: "gpu", efa: 1 } }), true],
        [
            "when a worker asks for it by the name of the resource",
            worker({ pool: "gpu", accelerators: { "vpc.amazonaws.com/efa": 1 } }),
            true,
        ],
        ["when it may turn out to", worker({ pool: "gpu", efa: unknown }), true],
        ["when a worker that asks may turn out to be on it", worker({ pool: unknown, efa: 1 }), true],
        ["not because its types could have it", worker({ pool: "gpu", gpus: 8 }), false],
        ["not when none is asked for", worker({ pool: "gpu", efa: 0 }), false],
        ["not because of another pool", worker({ pool: "general", efa: 1 }), false],
        ["not without Ray clusters", args({}, { rayClusters: undefined }), false],
    ];
    for (const [title, given, expected] of CASES) it(title, () => expect(usesEfa(given, "gpu")).to.equal(expected));

    it("and its nodes then keep room for the plugin that the unit installs", () => {
        const reserved = (given: RayPlatformArgs) => placements(given, "ml").gpu?.reserved;
        const asked = { pool: "gpu", efa: 32 };
        expect(reserved(worker(asked))).to.deep.equal({ cpuMillis: 10, memoryMiB: 20 });
        expect(placements(worker(asked), "ml").general).to.not.have.property("reserved");
        const nothing = { nvidia: null, efa: null } as never as object;
        expect(reserved({ ...worker(asked), devicePlugins: nothing })).to.deep.equal({ cpuMillis: 10, memoryMiB: 20 });
        expect(reserved({ ...worker(asked), devicePlugins: { enabled: false, ...nothing } })).to.equal(undefined);
        expect(reserved({ ...worker(asked), devicePlugins: { efa: { enabled: false } } })).to.equal(undefined);
    });
});
