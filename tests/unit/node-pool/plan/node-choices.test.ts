import { expect } from "chai";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args/node-pool";
import { planNodePool } from "../../../../provider/src/node-pool/plan/node-pool";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { context, pool } from "../fixtures";

const unknown = UNKNOWN as never;
const p5 = { instanceTypes: ["p5.48xlarge"] };
const sda = (deviceName: string, volumeSize: unknown) => ({
    launchTemplate: { blockDeviceMappings: [{ deviceName, ebs: { volumeSize } }] },
});

/** What pods are told of a pool's nodes. */
const CASES: readonly [title: string, differs: Partial<NodePoolArgs>, expected: object | undefined][] = [
    ["nothing, by a pool that says nothing", {}, undefined],
    ["nothing, by one that says what is the default", { amiFamily: "al2023", diskSize: 100 }, undefined],
    ["another operating system", { amiFamily: "bottlerocket" }, { amiFamily: "bottlerocket" }],
    ["that of the AMI type", { ...p5, amiType: "AL2023_x86_64_NVIDIA", userData: "x" }, { amiFamily: "al2023" }],
    ["the size of the volume that pods live on", { diskSize: 300 }, { diskSizeGiB: 300 }],
    ["that of the root volume on Amazon Linux", { rootVolume: { size: 50 } }, { diskSizeGiB: 50 }],
    ["nothing of Bottlerocket's own volume", { ...p5, rootVolume: { size: 50 } }, undefined],
    ["the size that the template is given by hand", sda("/dev/xvda", "200"), { diskSizeGiB: 200 }],
    ["no size that is for another volume", sda("/dev/xvdf", 200), undefined],
    ["a size that may turn out to be any", sda("/dev/xvda", unknown), { diskSizeGiB: UNKNOWN }],
    ["the local disks", { localStorage: "raid0" }, { localStorage: "raid0" }],
    ["all EFA interfaces", { ...p5, efa: {} }, { efaInterfaces: 32 }],
    ["as many as are asked for", { ...p5, efa: { interfaces: 8 } }, { efaInterfaces: 8 }],
    ["none when it is off", { ...p5, efa: { enabled: false } }, undefined],
    [
        "some of p6-b300, whose first card has none",
        { instanceTypes: ["p6-b300.48xlarge"], efa: {} },
        { efaInterfaces: 16 },
    ],
    [
        "a number that is not known yet",
        { instanceTypes: [unknown], amiFamily: "al2023", efa: {} },
        { amiFamily: "al2023", efaInterfaces: UNKNOWN },
    ],
    [
        "what the kubelet keeps, and nothing else of it",
        { kubelet: { systemReserved: { cpu: "1" }, registryPullQPS: 3 } },
        { kubelet: { systemReserved: { cpu: "1" } } },
    ],
    [
        "what it keeps by settings that are merged in last",
        {
            kubelet: { maxPods: 60, kubeReserved: { cpu: "1" } },
            nodeadm: { kubelet: { config: { maxPods: 50, kubeReserved: { memory: "2Gi" } } } },
        },
        { kubelet: { maxPods: 50, kubeReserved: { cpu: "1", memory: "2Gi" } } },
    ],
    [
        "the same in Bottlerocket's words",
        {
            amiFamily: "bottlerocket",
            bottlerocketSettings: { kubernetes: { "max-pods": 40, "eviction-hard": { "memory.available": "5%" } } },
        },
        { amiFamily: "bottlerocket", kubelet: { maxPods: 40, evictionHard: { "memory.available": "5%" } } },
    ],
    [
        "local disks that nodeadm is told of",
        { nodeadm: { instance: { localStorage: { strategy: "RAID0" } } } },
        { localStorage: "raid0" },
    ],
    [
        "nothing that is in such settings and no setting",
        { nodeadm: { kubelet: { config: { maxPods: "many", kubeReserved: { cpu: 1 } } } } },
        undefined,
    ],
    ["settings that may turn out to be any", { nodeadm: unknown }, { kubelet: UNKNOWN }],
    [
        "EKS's own cap, for an image that EKS does not set up",
        { amiId: "ami-1", ...big() },
        { kubelet: { maxPods: 250 } },
    ],
    ["not that cap, when the user tells the nodes all", { amiId: "ami-1", userData: "x", ...big() }, undefined],
];

/** A type whose interfaces could serve more pods than EKS lets it have. */
function big(): Partial<NodePoolArgs> {
    return { instanceTypes: ["m7i.48xlarge"] };
}

describe("pods are told of their nodes", () => {
    for (const [title, differs, expected] of CASES) {
        it(title, () => expect(planNodePool(pool(differs), context()).placement.node).to.deep.equal(expected));
    }
});
