import { expect } from "chai";
import { allocatable } from "../../../lab/machines/kubelet-reservation";
import { nodeSettings } from "../../../lab/machines/node-settings";
import { instanceFacts } from "../../../support/instance-facts";

const AL2023 = "AL2023_x86_64_STANDARD";
const NODE_CONFIG = [
    "MIME-Version: 1.0",
    'Content-Type: multipart/mixed; boundary="B"',
    "",
    "--B",
    "Content-Type: application/node.eks.aws",
    "",
    "apiVersion: node.eks.aws/v1alpha1",
    "kind: NodeConfig",
    "spec:",
    "  kubelet:",
    "    config: { maxPods: 40, kubeReserved: { cpu: 500m }, evictionHard: { memory.available: 5% } }",
    "  instance: { localStorage: { strategy: RAID0 } }",
    "--B--",
].join("\n");

describe("what a machine is told when it boots", () => {
    it("is read from the NodeConfig of Amazon Linux", () => {
        expect(nodeSettings(NODE_CONFIG, AL2023)).to.deep.equal({
            maxPods: 40,
            kubeReserved: { cpu: "500m" },
            evictionHard: { "memory.available": "5%" },
            usesLocalDisks: true,
        });
    });

    it("is read from the settings of Bottlerocket", () => {
        const settings = '[settings.kubernetes]\nmax-pods = 20\n[settings.kubernetes.kube-reserved]\nmemory = "2Gi"\n';
        expect(nodeSettings(settings, "BOTTLEROCKET_x86_64")).to.deep.equal({
            maxPods: 20,
            kubeReserved: { memory: "2Gi" },
            usesLocalDisks: false,
        });
    });

    it("is nothing where there is a script, or nothing", () => {
        expect(nodeSettings("#!/bin/sh\njoin", "CUSTOM")).to.deep.equal({ usesLocalDisks: false });
        expect(nodeSettings(undefined, AL2023)).to.deep.equal({ usesLocalDisks: false });
    });

    it("decides what is left for pods", () => {
        const facts = { ...instanceFacts(), InstanceStorageInfo: { TotalSizeInGB: 100 } };
        const size = allocatable(
            facts,
            { amiType: AL2023, diskSizeGiB: 20, settings: nodeSettings(NODE_CONFIG, AL2023) },
            0,
        );
        // 4 vCPUs less what was said; 16 GiB less 5 % and the reserve of 58 pods; nine tenths of 100 GB less 1 GiB.
        expect(size).to.deep.equal({
            cpuMillis: 3500,
            memoryMiB: Math.floor(16384 - (11 * 58 + 255) - 16384 * Math.fround(0.05)),
            ephemeralBytes: 1e11 - Math.floor(1e11 * Math.fround(0.1)) - 2 ** 30,
            pods: 40,
        });
    });
});
