import { expect } from "chai";
import { openInputs, replacingEdits } from "../../../../provider/src/ray-platform/platform-plan/impact/replacing-edits";
import { type PlannedPool } from "../../../../provider/src/ray-platform/platform-plan/summary/pool-args";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { GPU, TEMPLATE } from "./fixtures";

const unknown = UNKNOWN as unknown as string;
const OWN: Partial<PlannedPool> = { amiType: undefined, launchTemplate: { ...TEMPLATE, image: "i0" } };

interface Case {
    readonly title: string;
    readonly was?: Partial<PlannedPool>;
    readonly now: Partial<PlannedPool>;
    readonly says: readonly string[];
}

describe("the input by which a pool is replaced", () => {
    const CASES: readonly Case[] = [
        { title: "is amiId when the image becomes one's own", now: OWN, says: ["amiId"] },
        { title: "is amiId when the image becomes EKS's again", was: OWN, now: {}, says: ["amiId"] },
        {
            title: "is the role, given for the first time",
            was: { nodeRole: undefined },
            now: {},
            says: ["nodeRoleArn"],
        },
        { title: "is the role, given no more", now: { nodeRole: undefined }, says: ["nodeRoleArn"] },
        {
            title: "is zones, which choose among subnets",
            now: { subnets: "s1", told: { zones: "z1" } },
            says: ["zones"],
        },
        {
            title: "is where the subnets are given, in the pool or in the unit",
            was: { told: { "cluster.subnetIds": "c0" } },
            now: { subnets: "s1", told: { subnetIds: "s1" } },
            says: ["subnetIds", "cluster.subnetIds"],
        },
        {
            title: "is all of them when there are several",
            now: { capacity: "onDemand", told: { zones: "z1" } },
            says: ["capacity: spot -> onDemand", "zones"],
        },
        {
            title: "is no input that does not decide it",
            now: { told: { kubelet: "k1", zones: "z1" } },
            says: ["zones"],
        },
        {
            title: "is an output instead of a text",
            now: { outputs: ["cluster.name"] },
            says: ["cluster.name: an output now"],
        },
        {
            title: "is a text instead of an output",
            was: { outputs: ["cluster.name", "capacity"] },
            now: { outputs: ["capacity"] },
            says: ["cluster.name: an output no more"],
        },
        {
            title: "is said to be open where it is",
            now: { nodeRole: unknown, told: { subnetIds: unknown } },
            says: ["nodeRoleArn: known only in `up`", "subnetIds: known only in `up`"],
        },
        {
            title: "is none when EKS has failed to create the group",
            now: { nodeGroupName: "ml-gpu-111111" },
            says: ["ml-gpu-000000 -> ml-gpu-111111"],
        },
    ];
    for (const { title, was, now, says } of CASES) {
        it(title, () => expect(replacingEdits({ ...GPU, ...was }, { ...GPU, ...now })).to.deep.equal(says));
    }

    it("may be one that is open, in the words of the inputs", () => {
        const told = { zones: "z0", subnetIds: unknown };
        expect(openInputs({ ...GPU, subnets: unknown, told })).to.deep.equal(["subnetIds"]);
        expect(openInputs({ ...GPU, clusterName: unknown, subnets: unknown })).to.deep.equal([
            "cluster.name",
            "subnets",
        ]);
        expect(openInputs(GPU)).to.deep.equal([]);
    });
});
