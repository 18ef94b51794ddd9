import { expect } from "chai";
import { planNodePool } from "../../../../provider/src/node-pool/plan/node-pool";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args/node-pool";
import { context, pool } from "../fixtures";

const RESOURCES = "k8s.io/cluster-autoscaler/node-template/resources/";
const tagsOf = (differs: Partial<NodePoolArgs>) =>
    planNodePool(pool(differs), context()).group.tags as Readonly<Record<string, unknown>>;
const promised = (kubelet: NodePoolArgs["kubelet"], resource: string): unknown =>
    tagsOf({ kubelet })[RESOURCES + resource];

/** m7i.2xlarge: 8 vCPUs of which EKS reserves 90m; 893 MiB reserved and 100 MiB below which pods are evicted. */
describe("what the autoscaler is promised of a node", () => {
    it("follows what the kubelet keeps instead of EKS's figures", () => {
        expect(promised({}, "cpu")).to.equal("7910m");
        expect(promised({ kubeReserved: { cpu: "1" }, systemReserved: { cpu: "500m" } }, "cpu")).to.equal("6500m");
        const [usual, more] = [promised({}, "memory"), promised({ systemReserved: { memory: "1Gi" } }, "memory")];
        expect(parseInt(String(usual)) - parseInt(String(more))).to.equal(1024);
        expect(promised({ evictionHard: { "memory.available": "1124Mi" } }, "memory")).to.equal(more);
    });

    it("says how many pods when that was said, and leaves it to the autoscaler else", () => {
        expect(promised({ maxPods: 20 }, "pods")).to.equal("20");
        expect(promised({}, "pods")).to.equal(undefined);
    });

    it("has the devices that plugins offer", () => {
        const devices = (differs: Partial<NodePoolArgs>) =>
            Object.entries(tagsOf(differs)).flatMap(([key, value]) => {
                const name = key.startsWith(RESOURCES) ? key.slice(RESOURCES.length) : "";
                return name.includes("/") ? [`${name}: ${String(value)}`] : [];
            });
        expect(devices({})).to.deep.equal([]);
        expect(devices({ instanceTypes: ["p5.48xlarge"] })).to.deep.equal(["nvidia.com/gpu: 8"]);
        expect(devices({ instanceTypes: ["trn2.48xlarge"], efa: {} })).to.deep.equal([
            "vpc.amazonaws.com/efa: 16",
            "aws.amazon.com/neuron: 16",
            "aws.amazon.com/neuroncore: 128",
        ]);
    });

    it("follows the disk, by the threshold and the reserve of the kubelet", () => {
        const storage = (differs: Partial<NodePoolArgs>) =>
            parseInt(String(tagsOf(differs)[`${RESOURCES}ephemeral-storage`]));
        const usual = storage({});
        expect(storage({ kubelet: { systemReserved: { "ephemeral-storage": "2Gi" } } })).to.equal(usual - 2048);
        expect(storage({ kubelet: { evictionHard: { "nodefs.available": "10%" } } })).to.equal(usual);
        expect(
            storage({
                launchTemplate: { blockDeviceMappings: [{ deviceName: "/dev/xvda", ebs: { volumeSize: 200 } }] },
            }),
        ).to.be.within(usual * 1.99, usual * 2.03);
    });
});
