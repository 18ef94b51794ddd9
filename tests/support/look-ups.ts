/** An EKS cluster, as far as programs take values from a look-up of it. */
export interface KnownCluster {
    readonly endpoint: string;
    readonly certificateAuthority: string;
    readonly version: string;
    readonly subnetIds: readonly string[];
    readonly vpcId: string;
    readonly securityGroupId: string;
    readonly serviceCidr: string;
}

/** A node group as `aws.eks.getNodeGroup` tells of it. */
export interface LiveNodeGroup {
    readonly status: string;
    readonly sizes: readonly [min: number, max: number, desired: number];
    readonly labels?: Readonly<Record<string, string>>;
    readonly tags?: Readonly<Record<string, string>>;
}

/** An account with one EKS cluster, whatever the program calls it. */
export interface Account {
    readonly cluster: KnownCluster;
    readonly groups: Readonly<Record<string, LiveNodeGroup>>;
    /** Instance types that AWS knows, as `aws.ec2.getInstanceType` tells of them. */
    readonly types: Readonly<Record<string, object>>;
}

export const ACCOUNT: Account = {
    cluster: {
        endpoint: "https://0A1B2C.gr7.us-west-2.eks.amazonaws.com",
        certificateAuthority: "Q0E=",
        version: "1.35",
        subnetIds: ["subnet-1", "subnet-2"],
        vpcId: "vpc-1",
        securityGroupId: "sg-c1",
        serviceCidr: "10.100.0.0/16",
    },
    groups: {},
    types: {},
};

type Answer = Readonly<Record<string, unknown>>;
interface Given {
    readonly id?: string;
    readonly name?: string;
    readonly nodeGroupName?: string;
    readonly instanceType?: string;
}

/** The one place for what the provider asks AWS, by token: mocks of tests and the engine of the benches answer alike. */
const LOOK_UPS: Readonly<Record<string, (given: Given, account: Account) => Answer>> = {
    "aws:eks/getCluster:getCluster": ({ name = "" }, { cluster }) => ({
        name,
        arn: `arn:aws:eks:us-west-2:123456789012:cluster/${name}`,
        version: cluster.version,
        endpoint: cluster.endpoint,
        certificateAuthorities: [{ data: cluster.certificateAuthority }],
        vpcConfig: {
            subnetIds: cluster.subnetIds,
            vpcId: cluster.vpcId,
            clusterSecurityGroupId: cluster.securityGroupId,
        },
        kubernetesNetworkConfigs: [{ serviceIpv4Cidr: cluster.serviceCidr }],
    }),
    "aws:eks/getNodeGroups:getNodeGroups": (_given, { groups }) => ({ names: Object.keys(groups) }),
    "aws:eks/getNodeGroup:getNodeGroup": ({ nodeGroupName: name = "" }, { groups }) => {
        const group = groups[name];
        if (group === undefined) throw refusal(`reading EKS Node Group (${name}): couldn't find resource`);
        const [minSize, maxSize, desiredSize] = group.sizes;
        const { status, labels, tags } = group;
        const scalingConfigs = [{ minSize, maxSize, desiredSize }];
        return { status, labels, tags, scalingConfigs, subnetIds: [], instanceTypes: [], capacityType: "" };
    },
    /** `subnet-1` is private and in us-west-2a, `subnet-2` in us-west-2b; names with `public` are as they say. */
    "aws:ec2/getSubnet:getSubnet": ({ id = "" }) => ({
        id,
        availabilityZone: id.endsWith("2") ? "us-west-2b" : "us-west-2a",
        mapPublicIpOnLaunch: id.includes("public"),
    }),
    "aws:ec2/getInstanceType:getInstanceType": ({ instanceType: name = "" }, { types }) => {
        const type = types[name];
        if (type === undefined) throw refusal(`api error InvalidInstanceType: these do not exist: [${name}]`);
        return { ...type };
    },
};

/** What a look-up of that token answers; one that nobody has thought of fails and says where it is missing. */
export function lookUp(token: string, given: Readonly<Record<string, unknown>>, account: Account): Answer {
    const answer = LOOK_UPS[token];
    if (answer === undefined) throw refusal(`no answer to ${token}: LOOK_UPS in tests/support/look-ups.ts lacks it`);
    return answer(given, account);
}

/** An error as it comes from a provider: Pulumi reads these `details` alone. */
export const refusal = (details: string): Error => Object.assign(new Error(details), { details });
