import {
    CreateNodegroupCommand,
    DescribeClusterCommand,
    EKSClient,
    ListNodegroupsCommand,
    UpdateNodegroupConfigCommand,
    waitUntilNodegroupActive,
} from "@aws-sdk/client-eks";
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { type Lab } from "../lab/lab";

const POLICIES = ["AmazonEKSWorkerNodePolicy", "AmazonEC2ContainerRegistryPullOnly"];

export interface NodeGroupSettings {
    readonly name: string;
    readonly instanceType: string;
    readonly size: number;
    /** Default: AL2023_x86_64_STANDARD. */
    readonly amiType?: "AL2023_x86_64_STANDARD" | "BOTTLEROCKET_x86_64_NVIDIA";
    readonly labels?: Record<string, string>;
}

/** A node group made with AWS's own client, as somebody who has never heard of Pulumi makes one. */
export async function createNodeGroup(lab: Lab, settings: NodeGroupSettings): Promise<void> {
    const client = eks(lab);
    const { cluster } = await client.send(new DescribeClusterCommand({ name: "lab" }));
    await client.send(
        new CreateNodegroupCommand({
            clusterName: "lab",
            nodegroupName: settings.name,
            nodeRole: await createNodeRole(lab, settings.name),
            subnets: cluster?.resourcesVpcConfig?.subnetIds,
            instanceTypes: [settings.instanceType],
            amiType: settings.amiType ?? "AL2023_x86_64_STANDARD",
            diskSize: 100,
            labels: settings.labels,
            taints: [{ key: "example.com/team", value: "ml", effect: "NO_SCHEDULE" }],
            scalingConfig: { minSize: 0, maxSize: 10, desiredSize: settings.size },
        }),
    );
    const waiter = { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
    await waitUntilNodegroupActive(waiter, { clusterName: "lab", nodegroupName: settings.name });
}

export async function scaleNodeGroup(lab: Lab, name: string, size: number): Promise<void> {
    const scalingConfig = { minSize: 0, maxSize: 10, desiredSize: size };
    await eks(lab).send(new UpdateNodegroupConfigCommand({ clusterName: "lab", nodegroupName: name, scalingConfig }));
}

/** As an autoscaler does it: within the bounds that there are. `prefix` begins the name of one group. */
export async function setDesiredSize(lab: Lab, prefix: string, desiredSize: number): Promise<void> {
    const client = eks(lab);
    const { nodegroups = [] } = await client.send(new ListNodegroupsCommand({ clusterName: "lab" }));
    const nodegroupName = nodegroups.find((name) => name.startsWith(prefix));
    const change = { clusterName: "lab", nodegroupName, scalingConfig: { desiredSize } };
    await client.send(new UpdateNodegroupConfigCommand(change));
    const waiter = { client, maxWaitTime: 60, minDelay: 1, maxDelay: 1 };
    await waitUntilNodegroupActive(waiter, { clusterName: "lab", nodegroupName });
}

export async function labelNodeGroup(lab: Lab, name: string, addOrUpdateLabels: Record<string, string>): Promise<void> {
    const change = { clusterName: "lab", nodegroupName: name, labels: { addOrUpdateLabels } };
    await eks(lab).send(new UpdateNodegroupConfigCommand(change));
}

async function createNodeRole(lab: Lab, name: string): Promise<string> {
    const iam = new IAMClient(clientOf(lab));
    const principal = { Service: "ec2.amazonaws.com" };
    const trust = {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Principal: principal, Action: "sts:AssumeRole" }],
    };
    const RoleName = `${name}-nodes`;
    const made = await iam.send(new CreateRoleCommand({ RoleName, AssumeRolePolicyDocument: JSON.stringify(trust) }));
    for (const policy of POLICIES) {
        await iam.send(new AttachRolePolicyCommand({ RoleName, PolicyArn: `arn:aws:iam::aws:policy/${policy}` }));
    }
    return made.Role?.Arn ?? "";
}

const eks = (lab: Lab): EKSClient => new EKSClient(clientOf(lab));

const clientOf = (lab: Lab) => ({
    endpoint: lab.awsEndpoint,
    region: "us-west-2",
    credentials: { accessKeyId: "lab", secretAccessKey: "lab" },
});
