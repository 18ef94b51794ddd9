import { expect } from "chai";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args/node-pool";
import { problems } from "../problems";

const REFUSED: readonly [title: string, differs: Partial<NodePoolArgs>, expected: string[]][] = [
    [
        "a reserve of something else",
        { kubelet: { kubeReserved: { gpu: "1" } } },
        ["p.kubelet.kubeReserved.gpu: is none of cpu, memory, ephemeral-storage. Name one of these."],
    ],
    [
        "a reserve that is no quantity",
        { kubelet: { systemReserved: { memory: "1 GB" } } },
        ['p.kubelet.systemReserved.memory: is a quantity such as 500m or 1Gi, got "1 GB". Write it so.'],
    ],
    [
        "a signal that there is not",
        { kubelet: { evictionHard: { "memory.free": "5%" } } },
        [
            'p.kubelet.evictionHard["memory.free"]: is none of memory.available, nodefs.available, nodefs.inodesFree, imagefs.available, imagefs.inodesFree, pid.available. Name one of these.',
        ],
    ],
    [
        "a threshold that is none",
        { kubelet: { evictionHard: { "memory.available": "five" } } },
        [
            'p.kubelet.evictionHard["memory.available"]: is a quantity or a percentage such as 500Mi or 5%, got "five". Write it so.',
        ],
    ],
    [
        "a soft threshold without a grace period, and the other way round",
        {
            kubelet: {
                evictionSoft: { "memory.available": "1Gi" },
                evictionSoftGracePeriod: { "nodefs.available": "1m" },
            },
        },
        [
            'p.kubelet.evictionSoftGracePeriod["memory.available"]: is required for a threshold in evictionSoft. Give a duration, e.g. 1m30s.',
            'p.kubelet.evictionSoftGracePeriod["nodefs.available"]: has no threshold in evictionSoft. Give one there, or remove it.',
        ],
    ],
    [
        "a grace period that is no duration",
        {
            kubelet: {
                evictionSoft: { "memory.available": "1Gi" },
                evictionSoftGracePeriod: { "memory.available": "60" },
            },
        },
        ['p.kubelet.evictionSoftGracePeriod["memory.available"]: is a duration such as 1m30s, got "60". Write it so.'],
    ],
    [
        "images collected down to more than from where on",
        { kubelet: { imageGCHighThresholdPercent: 70 } },
        [
            "p.kubelet.imageGCLowThresholdPercent: is below imageGCHighThresholdPercent (70), got 80. Lower it, or raise the other.",
        ],
    ],
    [
        "texts that are no durations and sizes",
        { kubelet: { shutdownGracePeriod: "soon", containerLogMaxSize: "large" } },
        [
            'p.kubelet.shutdownGracePeriod: is a duration such as 30s, got "soon". Write it so.',
            'p.kubelet.containerLogMaxSize: is a quantity such as 10Mi, got "large". Write it so.',
        ],
    ],
];

describe("a node pool is refused for settings of the kubelet:", () => {
    for (const [title, differs, expected] of REFUSED)
        it(title, () => expect(problems(differs)).to.deep.equal(expected));
});
