import { expect } from "chai";
import { expectGolden } from "../support/golden";
import { previewPlatform } from "../support/platform-preview";
import { asText, named } from "../support/registrations";
import { quickstart, train } from "./fixtures";

const DAEMON_SET = "kubernetes:apps/v1:DaemonSet";
const nodePools = {
    general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 4 },
    gpu: { instanceTypes: ["p5.48xlarge"], minSize: 0, maxSize: 2, efa: {}, zones: ["us-west-2a"] },
};
const workers = { gpu: { pool: "gpu", efa: 32, minReplicas: 0, maxReplicas: 2 } };
const withEfa = (differs: Record<string, unknown> = {}) =>
    quickstart({ nodePools, rayClusters: { train: train({ workers }) }, ...differs });

const daemonSets = async (inputs: Record<string, unknown>) =>
    (await previewPlatform("ml", inputs)).registrations.filter(({ type }) => type === DAEMON_SET);

describe("the preview of device plugins", () => {
    it("lists EFA's on the pool that attaches it", async () => {
        expectGolden("efa-device-plugin.yaml", asText(await daemonSets(withEfa())));
    });

    it("has the Ray clusters come after it and the pods leave it its room", async () => {
        const { registrations } = await previewPlatform("ml", withEfa());
        const { dependsOn, inputs } = named(registrations, "kuberay:index:RayCluster", "ml-train");
        expect(dependsOn).to.include(`${DAEMON_SET}::ml-efa-device-plugin`);
        const { gpu } = (inputs as { pools: Record<string, { reserved?: unknown }> }).pools;
        expect(gpu?.reserved).to.deep.equal({ cpuMillis: 10, memoryMiB: 20, pods: 1 });
    });

    it("lists none for a unit that needs none, nor for one that has them already", async () => {
        expect(await daemonSets(quickstart())).to.deep.equal([]);
        expect(await daemonSets(withEfa({ devicePlugins: { enabled: false } }))).to.deep.equal([]);
    });
});
