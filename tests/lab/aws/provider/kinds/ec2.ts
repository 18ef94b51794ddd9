import type { Kind } from "../kind";

const LONGEST_TEMPLATE_NAME = 128;
const LONGEST_NAME = 255;

/** Changing only these makes no version that a plan would announce. */
const NO_NEW_VERSION = ["description", "defaultVersion", "updateDefaultVersion"];

export const ec2Kinds: readonly Kind[] = [
    {
        token: "aws:ec2/launchTemplate:LaunchTemplate",
        name: { property: "name", prefix: "namePrefix", longest: LONGEST_TEMPLATE_NAME },
        replaces: ["name", "namePrefix", "region"],
        sets: ["vpcSecurityGroupIds", "securityGroupNames"],
        decidedByAws: ["defaultVersion", "name"],
        notKept: ["updateDefaultVersion"],
        tagged: true,
        // Tags alone make no version, yet the real provider's plan says that the number is unknown.
        unknownAfter: (changed) => [
            ...([...changed].some((name) => !NO_NEW_VERSION.includes(name)) ? ["latestVersion"] : []),
            ...(changed.has("updateDefaultVersion") ? ["defaultVersion"] : []),
        ],
        load: async () => (await import("../resources/launch-template")).launchTemplate,
    },
    {
        token: "aws:ec2/placementGroup:PlacementGroup",
        name: { property: "name", longest: LONGEST_NAME },
        replaces: ["name", "strategy", "partitionCount", "spreadLevel", "region"],
        decidedByAws: ["partitionCount", "spreadLevel", "name"],
        tagged: true,
        load: async () => (await import("../resources/placement-group")).placementGroup,
    },
    {
        token: "aws:ec2/securityGroup:SecurityGroup",
        name: { property: "name", prefix: "namePrefix", longest: LONGEST_NAME },
        replaces: ["name", "namePrefix", "description", "vpcId", "region"],
        sets: ["ingress", "egress"],
        decidedByAws: ["vpcId", "ingress", "egress", "description", "name"],
        notKept: ["revokeRulesOnDelete"],
        tagged: true,
        load: async () => (await import("../resources/security-group")).securityGroup,
    },
    {
        token: "aws:ec2/vpc:Vpc",
        replaces: ["cidrBlock", "instanceTenancy", "region"],
        decidedByAws: ["enableDnsSupport", "enableDnsHostnames", "instanceTenancy"],
        notInTheLab: [
            "assignGeneratedIpv6CidrBlock",
            "enableNetworkAddressUsageMetrics",
            "ipv4IpamPoolId",
            "ipv4NetmaskLength",
            "ipv6CidrBlock",
            "ipv6CidrBlockNetworkBorderGroup",
            "ipv6IpamPoolId",
            "ipv6NetmaskLength",
        ],
        tagged: true,
        load: async () => (await import("../resources/vpc")).vpc,
    },
    {
        token: "aws:ec2/subnet:Subnet",
        replaces: ["vpcId", "cidrBlock", "availabilityZone", "availabilityZoneId", "region"],
        decidedByAws: ["availabilityZone", "availabilityZoneId", "mapPublicIpOnLaunch"],
        notInTheLab: [
            "assignIpv6AddressOnCreation",
            "customerOwnedIpv4Pool",
            "enableDns64",
            "enableLniAtDeviceIndex",
            "enableResourceNameDnsARecordOnLaunch",
            "enableResourceNameDnsAaaaRecordOnLaunch",
            "ipv4IpamPoolId",
            "ipv4NetmaskLength",
            "ipv6CidrBlock",
            "ipv6IpamPoolId",
            "ipv6Native",
            "ipv6NetmaskLength",
            "mapCustomerOwnedIpOnLaunch",
            "outpostArn",
            "privateDnsHostnameTypeOnLaunch",
        ],
        tagged: true,
        load: async () => (await import("../resources/subnet")).subnet,
    },
];
