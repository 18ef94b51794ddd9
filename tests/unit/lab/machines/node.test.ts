import { expect } from "chai";
import { nodeOf } from "../../../lab/machines/node";
import { instanceFacts } from "../../../support/instance-facts";
import { machineGroup } from "../../../support/machine-group";

describe("the node of a machine", () => {
    it("carries what the request asked for beside what every EKS node has", () => {
        const taints = [{ key: "nvidia.com/gpu", value: "true", effect: "NoSchedule" as const }];
        const { metadata, spec } = nodeOf(machineGroup({ taints }), instanceFacts(), "1");
        expect(metadata?.labels).to.include({
            team: "ml",
            "kubernetes.io/hostname": metadata?.name,
            "kubernetes.io/arch": "amd64",
            "kubernetes.io/os": "linux",
            "node.kubernetes.io/instance-type": "m5.xlarge",
            "topology.kubernetes.io/zone": "us-west-2a",
            "topology.kubernetes.io/region": "us-west-2",
            "eks.amazonaws.com/nodegroup": "general",
            "eks.amazonaws.com/capacityType": "ON_DEMAND",
        });
        expect(spec?.taints).to.deep.equal(taints);
        expect(spec?.providerID).to.match(/^aws:\/\/\/us-west-2a\/i-0[0-9a-f]{16}$/);
    });

    it("has another name for every machine of a group", () => {
        const names = ["1", "2", "3"].map((serial) => nodeOf(machineGroup(), instanceFacts(), serial).metadata?.name);
        expect(new Set(names).size).to.equal(3);
    });

    const gpu = (amiType: string, gpus?: number): string | undefined =>
        nodeOf(machineGroup({ amiType }), instanceFacts({ gpus }), "1").status?.allocatable?.["nvidia.com/gpu"];

    for (const [amiType, gpus, offered] of [
        ["BOTTLEROCKET_x86_64_NVIDIA", 4, "4"],
        ["BOTTLEROCKET_ARM_64_NVIDIA", 1, "1"],
        ["BOTTLEROCKET_x86_64_NVIDIA", undefined, undefined],
        ["BOTTLEROCKET_x86_64", 4, undefined],
        ["AL2023_x86_64_NVIDIA", 4, undefined],
    ] as const) {
        it(`offers ${offered ?? "no"} GPUs on ${amiType} with ${gpus ?? 0} of them`, () => {
            expect(gpu(amiType, gpus)).to.equal(offered);
        });
    }
});
