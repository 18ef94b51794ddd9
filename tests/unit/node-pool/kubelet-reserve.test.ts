import { expect } from "chai";
import { planNodePool } from "../../../provider/src/node-pool/plan";
import { type KubeletArgs } from "../../../provider/src/node-pool/args/kubelet";
import { context, pool } from "./fixtures";

const RESOURCES = "k8s.io/cluster-autoscaler/node-template/resources/";
const promised = (kubelet: KubeletArgs, resource: string): unknown =>
    (planNodePool(pool({ kubelet }), context()).group.tags as Readonly<Record<string, unknown>>)[RESOURCES + resource];

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
});
