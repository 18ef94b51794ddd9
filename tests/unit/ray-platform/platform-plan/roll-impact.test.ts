import { expect } from "chai";
import { type PlatformPlanArgs } from "../../../../provider/src/ray-platform/platform-plan/summary/args";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { plan, said, TEMPLATE, withPool } from "./fixtures";

const unknown = UNKNOWN as unknown as string;
const LOST = ": the pods of train/gpu (0 to 32) lose their nodes.";

interface Case {
    readonly title: string;
    readonly was?: PlatformPlanArgs;
    readonly now: PlatformPlanArgs;
    readonly says: readonly string[];
}

describe("the impact of an edit that a pool's nodes follow", () => {
    const ROLLED = 'node pool "gpu": all its nodes are replaced, one after the other';
    const CASES: readonly Case[] = [
        {
            title: "names the inputs behind an edited launch template",
            now: withPool("gpu", { launchTemplate: { ...TEMPLATE, diskSize: "d1", tags: "t1", image: "i1" } }),
            says: [`${ROLLED} (diskSize, tags, amiId)${LOST}`],
        },
        {
            title: "names the inputs behind the user data",
            was: withPool("gpu", {
                launchTemplate: { ...TEMPLATE, userData: "u0" },
                told: { nodeadm: "a", kubelet: "k0" },
            }),
            now: withPool("gpu", {
                launchTemplate: { ...TEMPLATE, userData: "u1" },
                told: { nodeadm: "a", kubelet: "k1" },
            }),
            says: [`${ROLLED} (kubelet)${LOST}`],
        },
        {
            title: "names the inputs behind volumes and network, each once, and no other",
            was: withPool("gpu", { told: { placementGroup: "p0", rootVolume: "v0", kubelet: "k0" } }),
            now: withPool("gpu", {
                launchTemplate: { ...TEMPLATE, diskSize: "d1", network: "n1", capacityReservation: "c1" },
                told: { placementGroup: "p1", rootVolume: "v1", kubelet: "k0", capacityReservation: "c1" },
            }),
            says: [`${ROLLED} (rootVolume, placementGroup, capacityReservation)${LOST}`],
        },
        {
            title: "names what no input of the pool has changed by what it is",
            now: withPool("gpu", { launchTemplate: { ...TEMPLATE, network: "n1" } }),
            says: [`${ROLLED} (network interfaces)${LOST}`],
        },
        {
            title: "names labels where an image of the user's own hears of them in its user data",
            was: withPool("gpu", { launchTemplate: { ...TEMPLATE, userData: "u0" } }),
            now: withPool("gpu", { launchTemplate: { ...TEMPLATE, userData: "u1" }, labels: { team: "l1" } }),
            says: [
                `${ROLLED} (labels)${LOST}`,
                '(node pool "gpu": labels change on its nodes as they run (team); no pod restarts.)',
            ],
        },
        {
            title: "tells of another AMI release and another version of Kubernetes",
            was: withPool("gpu", { releaseVersion: "1.36.3-20261001" }),
            now: withPool("gpu", { releaseVersion: "1.36.3-20261101", version: "1.36" }),
            says: [`${ROLLED} (version: 1.36, releaseVersion: 1.36.3-20261001 -> 1.36.3-20261101)${LOST}`],
        },
        {
            title: "is nothing when a release is no longer asked for: the group stays at what it has",
            was: withPool("gpu", { releaseVersion: "1.36.3-20261001" }),
            now: plan(),
            says: [],
        },
        {
            title: "is nothing when the summary of an earlier version told nothing of the launch template",
            now: withPool("general", { launchTemplate: TEMPLATE }),
            says: [],
        },
        {
            title: "names what is known beside what is not",
            now: withPool("gpu", { launchTemplate: { ...TEMPLATE, diskSize: "d1", tags: unknown } }),
            says: [`${ROLLED} (diskSize)${LOST}`],
        },
        {
            title: "is open while nothing but unknown parts may differ",
            now: withPool("gpu", { launchTemplate: { ...TEMPLATE, tags: unknown } }),
            says: [
                'node pool "gpu": its nodes may be replaced (tags: known only in `up`): the pods of train/gpu (0 to 32) may lose their nodes.',
            ],
        },
        {
            title: "names the input that is open",
            now: withPool("gpu", {
                launchTemplate: { ...TEMPLATE, network: unknown },
                told: { efa: "e0", securityGroupIds: unknown },
            }),
            says: [
                'node pool "gpu": its nodes may be replaced (securityGroupIds: known only in `up`): the pods of train/gpu (0 to 32) may lose their nodes.',
            ],
        },
    ];

    for (const { title, was = plan(), now, says } of CASES) {
        it(title, () => {
            expect(said(was, now)).to.deep.equal(says);
        });
    }
});
