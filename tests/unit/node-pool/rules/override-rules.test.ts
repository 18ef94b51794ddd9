import { expect } from "chai";
import { problems } from "../problems";

const REFUSED: readonly [title: string, differs: Record<string, unknown>, expected: string[]][] = [
    [
        "inputs of the node group that have one of their own",
        { nodeGroup: { labels: {}, diskSize: 3, nodeGroupName: "a", updateConfigs: {} } },
        [
            "p.nodeGroup.labels: has an input of its own. Give labels of the pool.",
            "p.nodeGroup.diskSize: has an input of its own. Give diskSize of the pool.",
            "p.nodeGroup.nodeGroupName: is what the provider knows the resource by. Remove it.",
            'p.nodeGroup.updateConfigs: is no input of that resource. Did you mean "updateConfig"?',
        ],
    ],
    [
        "an update of the node group that EKS refuses, blamed where it stands",
        {
            nodeGroup: {
                updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 10 },
                nodeRepairConfig: { enabled: "yes" },
            },
        },
        [
            'p.nodeGroup.nodeRepairConfig.enabled: must be true or false; got "yes" (text). Give true or false without quotes.',
        ],
    ],
    [
        "two halves of a number in two places",
        { updateConfig: { maxUnavailable: 1 }, nodeGroup: { updateConfig: { maxUnavailablePercentage: 10 } } },
        [
            "p.nodeGroup.updateConfig.maxUnavailablePercentage: excludes maxUnavailable, which is given too. Give either.",
        ],
    ],
    [
        "a template with what EKS decides",
        {
            launchTemplate: {
                imageId: "ami-1",
                hibernationOptions: { configured: true },
                iamInstanceProfile: {},
                networkInterfaces: [],
                userdata: "x",
            },
        },
        [
            "p.launchTemplate.imageId: has an input of its own. Give amiId of the pool.",
            "p.launchTemplate.hibernationOptions: is EKS's to decide, which refuses it. Remove it.",
            "p.launchTemplate.iamInstanceProfile: is made by EKS from the node role. Give nodeRoleArn of the pool.",
            "p.launchTemplate.networkInterfaces: has an input of its own. Give efa or securityGroupIds of the pool.",
            'p.launchTemplate.userdata: is no input of that resource. Did you mean "userData"?',
        ],
    ],
    [
        "a placement that other inputs decide",
        { launchTemplate: { placement: { groupName: "a", tenancy: "dedicated" } } },
        ["p.launchTemplate.placement.groupName: has an input of its own. Give placementGroup of the pool."],
    ],
    [
        "volumes of the template that EC2 refuses",
        {
            launchTemplate: {
                blockDeviceMappings: [
                    { deviceName: "/dev/xvdc", ebs: { volumeType: "gp2", iops: 4000, encrypted: "false" } },
                    { ebs: {} },
                ],
            },
        },
        [
            "p.launchTemplate.blockDeviceMappings[0].ebs.iops: a gp2 volume has no IOPS to choose. Remove it, or use gp3.",
            "p.launchTemplate.blockDeviceMappings[0].ebs.encrypted: volumes of nodes are encrypted, got false. Remove it.",
            "p.launchTemplate.blockDeviceMappings[1].deviceName: is required: the device of the volume. Give it, e.g. /dev/xvdc.",
        ],
    ],
    [
        "overrides that are no maps",
        { nodeGroup: "a", launchTemplate: [] },
        [
            "p.nodeGroup: is a map of inputs by name. Give its inputs by name.",
            "p.launchTemplate: is a map of inputs by name. Give its inputs by name.",
        ],
    ],
];

describe("a node pool is refused for overrides:", () => {
    for (const [title, differs, expected] of REFUSED)
        it(title, () => expect(problems(differs)).to.deep.equal(expected));
});
