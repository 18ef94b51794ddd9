import { expect } from "chai";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args/node-pool";
import { planNodePool } from "../../../../provider/src/node-pool/plan/node-pool";
import { type PoolContext } from "../../../../provider/src/node-pool/facts/pool-context";
import { context, pool } from "../fixtures";

const nameOf = (differs: Partial<NodePoolArgs> = {}, at: Partial<PoolContext> = {}) =>
    planNodePool(pool(differs), context(at)).group.name;
const ROLE = "arn:aws:iam::123456789012:role/nodes";

describe("the name of a node group", () => {
    it("stays with every input that EKS can change, by itself or by another version of the template", () => {
        const edits: Partial<NodePoolArgs>[] = [
            { rootVolume: { iops: 4000 }, metadataOptions: { httpPutResponseHopLimit: 2 } },
            { securityGroupIds: ["sg-1"], capacityReservation: { id: "cr-1" } },
            { efa: {}, placementGroup: { strategy: "spread" } },
            { kubelet: { maxPods: 5 }, nodeadm: { a: 1 }, localStorage: "raid0", parallelImagePull: true },
            { nodePolicyArns: ["arn:aws:iam::aws:policy/A"], ssmAccess: true },
            { updateConfig: { maxUnavailable: 2 }, nodeRepairConfig: {}, warmPoolConfig: {} },
            { version: "1.36", releaseVersion: "1.36.3-20261101", forceUpdateVersion: true },
            { nodeGroup: { version: "1.36" }, launchTemplate: { keyName: "key" } },
        ];
        for (const edit of edits) expect(nameOf(edit), JSON.stringify(edit)).to.equal(nameOf());
    });

    it("changes with everything that EKS cannot", () => {
        const names = [
            nameOf(),
            nameOf({ zones: ["us-west-2a"] }),
            nameOf({ zones: ["us-west-2b"] }),
            nameOf({ amiFamily: "bottlerocket" }),
            nameOf({ amiType: "BOTTLEROCKET_x86_64_FIPS" }),
            nameOf({ amiId: "ami-1" }),
            nameOf({ nodeRoleArn: ROLE }),
            nameOf({ capacity: "capacityBlock", capacityReservation: { id: "cr-1" } }),
        ];
        expect(new Set(names).size).to.equal(names.length);
        expect(nameOf({ amiId: "ami-2" })).to.equal(nameOf({ amiId: "ami-1" }));
    });

    it("does not tell a role that is an output: the group that is there does", () => {
        const outputs = { nodeRoleArn: true };
        expect(nameOf({ nodeRoleArn: ROLE }, { outputs })).to.equal(nameOf({ nodeRoleArn: "other" }, { outputs }));
    });
});
