import { expect } from "chai";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args/node-pool";
import { problems } from "../problems";

const REFUSED: readonly [title: string, differs: Partial<NodePoolArgs>, expected: string[]][] = [
    [
        "an AMI type of another architecture",
        { amiType: "AL2023_ARM_64_STANDARD" },
        [
            'p.amiType: AL2023_ARM_64_STANDARD is no image for "m7i.2xlarge" (x86_64, no accelerators). Use AL2023_x86_64_STANDARD, or leave it out and it is chosen.',
        ],
    ],
    [
        "an AMI type for GPUs without any",
        { amiType: "BOTTLEROCKET_x86_64_NVIDIA" },
        [
            'p.amiType: BOTTLEROCKET_x86_64_NVIDIA is no image for "m7i.2xlarge" (x86_64, no accelerators). Use BOTTLEROCKET_x86_64, or leave it out and it is chosen.',
        ],
    ],
    [
        "an ordinary AMI type for GPUs",
        { instanceTypes: ["g6e.12xlarge"], amiType: "AL2023_x86_64_STANDARD" },
        [
            'p.amiType: AL2023_x86_64_STANDARD is no image for "g6e.12xlarge" (x86_64, NVIDIA GPUs). Use AL2023_x86_64_NVIDIA, or leave it out and it is chosen.',
        ],
    ],
    [
        "an image of one's own beside what EKS's images have",
        {
            amiId: "ami-0abc",
            amiType: "AL2023_x86_64_STANDARD",
            version: "1.34",
            releaseVersion: "1.34.2-20260101",
            warmPoolConfig: {},
        },
        [
            "p.amiType: is an image of EKS, and amiId names one of your own. Remove one of the two.",
            "p.version: comes with the image, and amiId names one of your own. Remove one of the two.",
            "p.releaseVersion: is a release of EKS's image, and amiId names one of your own. Remove one of the two.",
            "p.warmPoolConfig: works with EKS's images alone, and amiId names one of your own. Remove one of the two.",
        ],
    ],
    [
        "an AMI type and a family",
        { amiType: "AL2023_x86_64_STANDARD", amiFamily: "al2023" },
        ["p.amiFamily: follows from amiType, which is given too. Remove one of the two."],
    ],
    [
        "an image by its name",
        { amiId: "my-image" },
        ['p.amiId: is the id of an image, "ami-" and hexadecimal digits, got "my-image". Give the id, not the name.'],
    ],
    [
        "user data without an image of one's own",
        { userData: "#!/bin/sh" },
        [
            "p.userData: is for an image of your own: EKS joins its own images itself. Give amiId too, or use kubelet, nodeadm or bottlerocketSettings.",
        ],
    ],
    [
        "user data beside what is written into it",
        {
            amiId: "ami-0abc",
            userData: "x",
            kubelet: { maxPods: 5 },
            instanceTypes: ["m6id.2xlarge"],
            localStorage: "raid0",
        },
        [
            "p.kubelet: is written into the user data, and userData is used as it is. Remove one of the two.",
            "p.localStorage: is written into the user data, and userData is used as it is. Remove one of the two.",
        ],
    ],
    [
        "settings of the other operating system",
        { nodeadm: { a: 1 }, amiFamily: "bottlerocket" },
        [
            "p.nodeadm: is for nodes with al2023, and these have bottlerocket. Set amiFamily to al2023, or use bottlerocketSettings.",
        ],
    ],
    [
        "settings of Bottlerocket for AL2023",
        { bottlerocketSettings: { a: 1 } },
        [
            "p.bottlerocketSettings: is for nodes with bottlerocket, and these have al2023. Set amiFamily to bottlerocket, or use nodeadm.",
        ],
    ],
    [
        "settings that are no map",
        { nodeadm: "a" },
        ["p.nodeadm: is a map of settings by name. Give its settings by name."],
    ],
    [
        "versions that are none",
        { version: "v1.34.1", releaseVersion: "latest" },
        [
            'p.version: is a minor version of Kubernetes such as 1.34, got "v1.34.1". Give it so; releaseVersion pins the image.',
            'p.releaseVersion: is a release of an image such as 1.34.2-20260101 (AL2023) or 1.54.0-5043decc (Bottlerocket), got "latest". Give one as EKS lists them.',
        ],
    ],
    [
        "user data that is too long",
        { nodeadm: { containerd: { config: "x".repeat(17000) } } },
        ["p.nodeadm: makes the user data 17216 bytes long, and EC2 takes 16384. Shorten it."],
    ],
    [
        "user data of an image of one's own that is too long",
        { amiId: "ami-0abc", nodeadm: { containerd: { config: "x".repeat(13000) } } },
        [
            "p.nodeadm: makes the user data 13216 bytes long, and EC2 takes 16384, of which 4096 are kept for the cluster's address. Shorten it.",
        ],
    ],
];

describe("a node pool is refused for what its nodes boot and are told:", () => {
    for (const [title, differs, expected] of REFUSED)
        it(title, () => expect(problems(differs)).to.deep.equal(expected));
});
