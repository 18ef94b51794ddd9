import { expect } from "chai";
import { type RayPlatformArgs } from "../../../../provider/src/ray-platform/args/args";
import { placements } from "../../../../provider/src/ray-platform/facts/placements";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";

const unit = (differs: Partial<RayPlatformArgs> = {}, efa?: object): RayPlatformArgs => ({
    cluster: { name: "prod" },
    nodePools: {
        general: { instanceTypes: ["m7i.2xlarge"], maxSize: 1 },
        gpu: { instanceTypes: ["p5.48xlarge"], maxSize: 2, ...(efa && { efa }) },
    },
    ...differs,
});
const reserved = (args: RayPlatformArgs, pool = "gpu") => placements(args, "ml")[pool]?.reserved;

describe("nodes keep room", () => {
    const PLUGIN = { cpuMillis: 10, memoryMiB: 20, pods: 1 };

    it("for the plugin of EFA where the pool attaches it, and nowhere else", () => {
        expect(reserved(unit({}, {}))).to.deep.equal(PLUGIN);
        expect(reserved(unit({}, {}), "general")).to.equal(undefined);
        expect(reserved(unit({}, { enabled: false }))).to.equal(undefined);
        expect(reserved(unit({}, { enabled: UNKNOWN })), "it may turn out to").to.deep.equal(PLUGIN);
    });

    it("not because of a Ray pod that asks for EFA", () => {
        const asking = { train: { image: "r:1", workers: { w: { pool: "gpu", efa: 32 } } } };
        expect(reserved(unit({ rayClusters: asking }))).to.equal(undefined);
    });

    it("not for a plugin that the cluster has already", () => {
        expect(reserved(unit({ devicePlugins: {} }, {}))).to.deep.equal(PLUGIN);
        expect(reserved(unit({ devicePlugins: { enabled: false } }, {}))).to.equal(undefined);
        expect(reserved(unit({ devicePlugins: { efa: { enabled: false } } }, {}))).to.equal(undefined);
    });

    it("for pods of others, as the pool's user says, beside those of the unit", () => {
        const { nodePools, ...rest } = unit({ clusterAutoscaler: {} });
        const others = { cpu: 0.25, memory: "1Gi", pods: 2 };
        const general = { instanceTypes: ["m7i.2xlarge"], maxSize: 1, reserved: others };
        expect(reserved({ ...rest, nodePools: { ...nodePools, general } }, "general")).to.deep.equal({
            cpuMillis: 350,
            memoryMiB: 1624,
            pods: 3,
        });
        const open = { ...general, reserved: { ...others, cpu: UNKNOWN as never } };
        expect(reserved({ ...rest, nodePools: { open } }, "open")).to.equal(UNKNOWN);
    });

    it("for the Cluster Autoscaler where its pod may run", () => {
        const args = unit({ clusterAutoscaler: {} });
        expect(reserved(args, "general")).to.deep.equal({ cpuMillis: 100, memoryMiB: 600, pods: 1 });
        expect(reserved(args)).to.equal(undefined);
    });
});
