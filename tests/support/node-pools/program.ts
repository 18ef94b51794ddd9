import * as aws from "@pulumi/aws";
import * as kuberay from "pulumi-kuberay";
import { everyInput } from "./pools";

export type Pools = NonNullable<kuberay.RayPlatformArgs["nodePools"]>;

/** The pools with every input, and what they name, made in the same program. */
export const everyInputProgram = (edit: (pools: Pools) => Pools) => () => {
    const trust = {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "ec2.amazonaws.com" } }],
    };
    const role = new aws.iam.Role("nodes", { name: "nodes", assumeRolePolicy: JSON.stringify(trust) });
    const near = new aws.ec2.PlacementGroup("near", { name: "near", strategy: "cluster" });
    const vpcId = aws.eks.getClusterOutput({ name: "lab" }).vpcConfig.vpcId;
    const open = new aws.ec2.SecurityGroup("open", { name: "open", vpcId });
    const pools = everyInput({
        roleArn: role.arn,
        securityGroupId: [open.id],
        placementGroupName: { name: near.name },
    });
    new kuberay.RayPlatform("ml", { cluster: { name: "lab" }, nodePools: edit(pools) });
    return Promise.resolve({ group: open.id });
};
