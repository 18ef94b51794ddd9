import { expect } from "chai";
import { changedInputs, differences } from "../../../../lab/aws/provider/difference";
import { kindOf } from "../../../../lab/aws/provider/kinds/kinds";
import { type Properties, UNKNOWN } from "../../../../lab/aws/provider/properties";

const GROUP = "aws:eks/nodeGroup:NodeGroup";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const ROLE = "aws:iam/role:Role";
const CLUSTER = "aws:eks/cluster:Cluster";
const SECURITY_GROUP = "aws:ec2/securityGroup:SecurityGroup";
const PLACEMENT_GROUP = "aws:ec2/placementGroup:PlacementGroup";
const ADDON = "aws:eks/addon:Addon";
const ASSOCIATION = "aws:eks/podIdentityAssociation:PodIdentityAssociation";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const TAG = "aws:autoscaling/tag:Tag";

describe("what a changed input does to a resource", () => {
    const replacing: [string, Properties, Properties][] = [
        [GROUP, { clusterName: "a" }, { clusterName: "b" }],
        [GROUP, { nodeGroupName: "a" }, { nodeGroupName: "b" }],
        [GROUP, { nodeRoleArn: "a" }, { nodeRoleArn: "b" }],
        [GROUP, { subnetIds: ["a"] }, { subnetIds: ["a", "b"] }],
        [GROUP, { amiType: "a" }, { amiType: "b" }],
        [GROUP, { capacityType: "a" }, { capacityType: "b" }],
        [GROUP, { diskSize: 1 }, { diskSize: 2 }],
        [GROUP, { instanceTypes: ["a", "b"] }, { instanceTypes: ["b", "a"] }],
        [GROUP, {}, { remoteAccess: { ec2SshKey: "k" } }],
        [GROUP, { launchTemplate: { id: "a", version: "1" } }, { launchTemplate: { id: "b", version: "1" } }],
        [GROUP, { launchTemplate: { id: "a", version: "1" } }, {}],
        [GROUP, { launchTemplate: { id: "a" } }, { launchTemplate: { id: UNKNOWN } }],
        [GROUP, { region: "a" }, { region: "b" }],
        [TEMPLATE, { name: "a" }, { name: "b" }],
        [ROLE, { name: "a" }, { name: "b" }],
        [ROLE, { path: "/" }, { path: "/x/" }],
        [ATTACHMENT, { policyArn: "a" }, { policyArn: "b" }],
        [PLACEMENT_GROUP, { strategy: "cluster" }, { strategy: "spread" }],
        [SECURITY_GROUP, { description: "a" }, { description: "b" }],
        [CLUSTER, { roleArn: "a" }, { roleArn: "b" }],
        [ADDON, { addonName: "a" }, { addonName: "b" }],
        [ASSOCIATION, { serviceAccount: "a" }, { serviceAccount: "b" }],
        [TAG, { tag: { key: "a", value: "1" } }, { tag: { key: "b", value: "1" } }],
    ];
    for (const [token, old, now] of replacing) {
        it(`replaces ${token.split(":")[2] ?? ""} when ${JSON.stringify(old)} becomes ${JSON.stringify(now)}`, () => {
            expect(differences(kindOf(token), old, now).some(({ replaces }) => replaces)).to.equal(true);
        });
    }

    const inPlace: [string, Properties, Properties, string][] = [
        [GROUP, { scalingConfig: { maxSize: 1 } }, { scalingConfig: { maxSize: 2 } }, "scalingConfig.maxSize"],
        [GROUP, { labels: { "a/b": "1" } }, { labels: { "a/b": "2" } }, 'labels["a/b"]'],
        [GROUP, { taints: [] }, { taints: [{ key: "a", effect: "NO_SCHEDULE" }] }, "taints"],
        [
            GROUP,
            { updateConfig: { maxUnavailable: 1 } },
            { updateConfig: { maxUnavailable: 2 } },
            "updateConfig.maxUnavailable",
        ],
        [GROUP, { version: "1.35" }, { version: "1.36" }, "version"],
        [
            GROUP,
            { launchTemplate: { id: "a", version: "1" } },
            { launchTemplate: { id: "a", version: UNKNOWN } },
            "launchTemplate.version",
        ],
        [
            TEMPLATE,
            { metadataOptions: { httpTokens: "a" } },
            { metadataOptions: { httpTokens: "b" } },
            "metadataOptions.httpTokens",
        ],
        [ROLE, { description: "a" }, { description: "b" }, "description"],
        [SECURITY_GROUP, { ingress: [{ fromPort: 1 }] }, { ingress: [{ fromPort: 2 }] }, "ingress"],
        [CLUSTER, { version: "1.35" }, { version: "1.36" }, "version"],
        [ASSOCIATION, { roleArn: "a" }, { roleArn: "b" }, "roleArn"],
        [TAG, { tag: { key: "a", value: "1" } }, { tag: { key: "a", value: "2" } }, "tag.value"],
    ];
    for (const [token, old, now, path] of inPlace) {
        it(`changes ${path} of ${token.split(":")[2] ?? ""} in place`, () => {
            const found = differences(kindOf(token), old, now);
            expect(found.map((one) => [one.path, one.replaces])).to.deep.equal([[path, false]]);
        });
    }

    const same: [string, Properties, Properties][] = [
        [GROUP, { subnetIds: ["a", "b"] }, { subnetIds: ["b", "a"] }],
        [GROUP, { taints: [] }, {}],
        [GROUP, { tags: {}, __defaults: ["nodeGroupName"] }, {}],
        [ROLE, { assumeRolePolicy: '{"a":1, "b":2}' }, { assumeRolePolicy: '{"b":2,"a":1}' }],
    ];
    for (const [token, old, now] of same) {
        it(`takes ${JSON.stringify(old)} and ${JSON.stringify(now)} for the same`, () => {
            expect(differences(kindOf(token), old, now)).to.deep.equal([]);
        });
    }

    it("knows the version of a launch template before `up` only where no version is announced", () => {
        const unknownAfter = (olds: Properties, news: Properties): readonly string[] | undefined => {
            const kind = kindOf(TEMPLATE);
            return kind.unknownAfter?.(changedInputs(differences(kind, olds, news)));
        };
        expect(unknownAfter({ tags: { a: "1" } }, { tags: { a: "2" } })).to.deep.equal(["latestVersion"]);
        expect(unknownAfter({ userData: "a" }, { userData: "b" })).to.deep.equal(["latestVersion"]);
        expect(unknownAfter({ description: "a" }, { description: "b" })).to.deep.equal([]);
    });
});
