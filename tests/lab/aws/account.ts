import { CreateSubnetCommand, CreateVpcCommand, EC2Client } from "@aws-sdk/client-ec2";
import { DescribeClusterCommand, CreateClusterCommand, EKSClient } from "@aws-sdk/client-eks";
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { sdkConfig } from "./sdk-config";

/** Name of the cluster that every lab has from the start. */
export const LAB_CLUSTER = "lab";

/** What an account has before anybody brings Ray: a network and an EKS cluster. */
export interface Account {
    readonly vpcId: string;
    readonly subnetIds: readonly string[];
    readonly clusterRoleArn: string;
}

/** Makes the account through the front, so that it is held to the same rules as everything else. */
export async function prepareAccount(endpoint: string, region: string): Promise<Account> {
    const config = sdkConfig(endpoint, region);
    const { vpcId, subnetIds } = await makeNetwork(new EC2Client(config), region);
    const clusterRoleArn = await makeRole(new IAMClient(config));
    const eks = new EKSClient(config);
    const resourcesVpcConfig = { subnetIds: [...subnetIds] };
    const accessConfig = { authenticationMode: "API_AND_CONFIG_MAP" as const };
    await eks.send(
        new CreateClusterCommand({ name: LAB_CLUSTER, roleArn: clusterRoleArn, resourcesVpcConfig, accessConfig }),
    );
    await activeCluster(eks);
    return { vpcId, subnetIds, clusterRoleArn };
}

async function makeNetwork(ec2: EC2Client, region: string): Promise<Pick<Account, "vpcId" | "subnetIds">> {
    const { Vpc: vpc } = await ec2.send(
        new CreateVpcCommand({ CidrBlock: "10.42.0.0/16", TagSpecifications: [named("vpc", LAB_CLUSTER)] }),
    );
    const vpcId = vpc?.VpcId ?? "";
    const zones = ["a", "b"];
    const subnets = await Promise.all(
        zones.map((zone, at) => {
            const TagSpecifications = [named("subnet", `${LAB_CLUSTER}-private-${zone}`)];
            const place = { VpcId: vpcId, CidrBlock: `10.42.${at * 64}.0/18`, AvailabilityZone: `${region}${zone}` };
            return ec2.send(new CreateSubnetCommand({ ...place, TagSpecifications }));
        }),
    );
    return { vpcId, subnetIds: subnets.map(({ Subnet }) => Subnet?.SubnetId ?? "") };
}

function named(type: "vpc" | "subnet", name: string) {
    const role = type === "subnet" ? [{ Key: "kubernetes.io/role/internal-elb", Value: "1" }] : [];
    return { ResourceType: type, Tags: [{ Key: "Name", Value: name }, ...role] };
}

async function makeRole(iam: IAMClient): Promise<string> {
    const principal = { Service: "eks.amazonaws.com" };
    const trust = {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }],
    };
    const RoleName = `${LAB_CLUSTER}-cluster`;
    const { Role: role } = await iam.send(
        new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }),
    );
    await iam.send(
        new AttachRolePolicyCommand({ RoleName, PolicyArn: "arn:aws:iam::aws:policy/AmazonEKSClusterPolicy" }),
    );
    return role?.Arn ?? "";
}

async function activeCluster(eks: EKSClient): Promise<void> {
    for (;;) {
        const { cluster } = await eks.send(new DescribeClusterCommand({ name: LAB_CLUSTER }));
        if (cluster?.status === "ACTIVE") return;
        await new Promise((resolve) => setTimeout(resolve, 20));
    }
}
