import { expect } from "chai";
import { type RayPlatformArgs } from "../../../../provider/src/ray-platform/args/args";
import { openQuestions } from "../../../../provider/src/ray-platform/facts/open-questions";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { liveCluster } from "../../node-pool/fixtures";
import { type LiveCluster } from "../../../../provider/src/node-pool/facts/live-cluster";

const unknown = UNKNOWN as never;
const unit = (...subnetIds: string[]): RayPlatformArgs => ({
    cluster: { name: "prod", subnetIds },
    nodePools: { gpu: { instanceTypes: ["g6e.12xlarge"], maxSize: 1, subnetIds } },
});
const toBeMade = Object.fromEntries(Object.keys(liveCluster()).map((key) => [key, UNKNOWN])) as unknown as LiveCluster;

const notesOn = (...asked: Parameters<typeof openQuestions>): string[] =>
    openQuestions(...asked).map(({ reason }) => reason);

describe("a preview says of the rules that it could not ask", () => {
    const CASES: readonly [title: string, notes: string[], expected: string[]][] = [
        ["nothing, when it asked all", notesOn(unit("subnet-1"), liveCluster()), []],
        ["nothing, when it had to look up nothing", notesOn(unit("subnet-1"), undefined), []],
        [
            "what they are about",
            notesOn(unit("subnet-1", unknown), liveCluster()),
            [
                "not known before the update: cluster.subnetIds[1], nodePools.gpu.subnetIds[1]. Rules about them, and about what follows from them, are checked then, before anything of the unit is made. All others have been.",
            ],
        ],
        [
            "a few examples, when it is much",
            notesOn(unit(unknown, unknown, unknown, unknown), undefined),
            [
                "not known before the update: cluster.subnetIds[0], cluster.subnetIds[1], cluster.subnetIds[2], cluster.subnetIds[3], nodePools.gpu.subnetIds[0], nodePools.gpu.subnetIds[1] and 2 more. Rules about them, and about what follows from them, are checked then, before anything of the unit is made. All others have been.",
            ],
        ],
        [
            "that an EKS cluster is still to be made",
            notesOn(unit("subnet-1"), toBeMade),
            [
                "the EKS cluster is still to be made: rules about its version, subnets, zones and other node groups are checked by the update, before anything of the unit is made.",
            ],
        ],
    ];
    for (const [title, notes, expected] of CASES) it(title, () => expect(notes).to.deep.equal(expected));
});
