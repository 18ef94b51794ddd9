import { expect } from "chai";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args/node-pool";
import { problems } from "../problems";

const REFUSED: readonly [title: string, differs: Partial<NodePoolArgs>, expected: string[]][] = [
    [
        "more IOPS than the size allows",
        { rootVolume: { size: 20, iops: 20000 } },
        ["p.rootVolume.iops: is 3000 to 10000 for 20 GiB of gp3, got 20000. Change it, or take a larger volume."],
    ],
    [
        "fewer IOPS than gp3 has",
        { rootVolume: { iops: 2000 } },
        ["p.rootVolume.iops: is 3000 to 50000 for 100 GiB of gp3, got 2000. Change it, or take a larger volume."],
    ],
    [
        "IOPS for gp2",
        { rootVolume: { type: "gp2", iops: 3000 } },
        ["p.rootVolume.iops: a gp2 volume has no IOPS to choose. Remove it, or use gp3."],
    ],
    [
        "no IOPS for io2",
        { rootVolume: { type: "io2" } },
        ["p.rootVolume.iops: is required for a volume of type io2: 100 to 256000. Give it, or use gp3."],
    ],
    [
        "throughput for io1",
        { rootVolume: { type: "io1", iops: 1000, throughput: 200 } },
        ["p.rootVolume.throughput: can be chosen for gp3 alone, and the volume is io1. Remove it."],
    ],
    [
        "more throughput than the IOPS carry",
        { rootVolume: { throughput: 1000 } },
        [
            "p.rootVolume.throughput: is at most a quarter of the IOPS (3000), got 1000 MiB a second. Raise iops to 4000, or lower it to 750.",
        ],
    ],
    [
        "a root volume that cannot hold the image",
        { rootVolume: { size: 10 } },
        ["p.rootVolume.size: is at least 20 GiB, the size of the image, got 10. Raise it to 20."],
    ],
    [
        "a data volume for AL2023",
        { dataVolume: { size: 100 } },
        [
            "p.dataVolume: is Bottlerocket's second volume, and these nodes have AL2023, which keeps all on one. Use rootVolume, or set amiFamily to bottlerocket.",
        ],
    ],
    [
        "a data volume that is too small",
        { amiFamily: "bottlerocket", dataVolume: { size: 10 } },
        ["p.dataVolume.size: is at least 20 GiB, got 10. Raise it to 20."],
    ],
    [
        "a size in two places",
        { diskSize: 100, rootVolume: { size: 100 } },
        ["p.rootVolume.size: is the size that diskSize gives too. Remove one of the two."],
    ],
    [
        "a pace without a snapshot",
        { amiFamily: "bottlerocket", dataVolume: { volumeInitializationRate: 200 } },
        [
            "p.dataVolume.volumeInitializationRate: is the pace at which a snapshot is loaded, and there is none. Give snapshotId, or remove it.",
        ],
    ],
    [
        "a snapshot by its name",
        { amiFamily: "bottlerocket", dataVolume: { snapshotId: "images" } },
        [
            'p.dataVolume.snapshotId: is the id of a snapshot, "snap-" and hexadecimal digits, got "images". Give the id.',
        ],
    ],
];

describe("a node pool is refused for volumes:", () => {
    for (const [title, differs, expected] of REFUSED)
        it(title, () => expect(problems(differs)).to.deep.equal(expected));
});
