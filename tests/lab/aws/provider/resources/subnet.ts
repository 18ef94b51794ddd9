import {
    CreateSubnetCommand,
    DeleteSubnetCommand,
    DescribeSubnetsCommand,
    EC2Client,
    ModifySubnetAttributeCommand,
} from "@aws-sdk/client-ec2";
import type { Context } from "../context";
import type { Lifecycle } from "../kind";
import type { Properties } from "../properties";
import { unlessGone } from "../waiting";
import { retagEc2, tagMap, tagSpecifications } from "./ec2-tags";

const GONE = "InvalidSubnetID.NotFound";

export const subnet: Lifecycle = {
    async create(inputs, context) {
        const request = new CreateSubnetCommand({
            VpcId: inputs.vpcId as string,
            CidrBlock: inputs.cidrBlock as string | undefined,
            AvailabilityZone: inputs.availabilityZone as string | undefined,
            AvailabilityZoneId: inputs.availabilityZoneId as string | undefined,
            TagSpecifications: tagSpecifications("subnet", context.tags),
        });
        const { Subnet: made } = await context.client(EC2Client).send(request);
        const id = made?.SubnetId ?? "";
        await setPublicIps(id, inputs, context);
        return id;
    },
    async read(id, context) {
        const request = new DescribeSubnetsCommand({ SubnetIds: [id] });
        const found = (await unlessGone(context.client(EC2Client).send(request), GONE))?.Subnets?.[0];
        if (found === undefined) return undefined;
        const inputs = {
            vpcId: found.VpcId,
            cidrBlock: found.CidrBlock,
            availabilityZone: found.AvailabilityZone,
            availabilityZoneId: found.AvailabilityZoneId,
            mapPublicIpOnLaunch: found.MapPublicIpOnLaunch,
            tags: tagMap(found.Tags),
        };
        return { inputs, outputs: { arn: found.SubnetArn, ownerId: found.OwnerId } };
    },
    update: ({ id, news }, context) => setPublicIps(id, news, context),
    retag: (outputs, set, remove, context) =>
        retagEc2(String(outputs.arn).split("/").at(-1) ?? "", set, remove, context),
    async delete(id, context) {
        await unlessGone(context.client(EC2Client).send(new DeleteSubnetCommand({ SubnetId: id })), GONE);
    },
};

async function setPublicIps(SubnetId: string, inputs: Properties, context: Context): Promise<void> {
    const Value = inputs.mapPublicIpOnLaunch;
    if (typeof Value !== "boolean") return;
    const request = new ModifySubnetAttributeCommand({ SubnetId, MapPublicIpOnLaunch: { Value } });
    await context.client(EC2Client).send(request);
}
