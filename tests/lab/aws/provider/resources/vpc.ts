import {
    CreateVpcCommand,
    DeleteVpcCommand,
    DescribeVpcAttributeCommand,
    DescribeVpcsCommand,
    EC2Client,
    ModifyVpcAttributeCommand,
    type Tenancy,
} from "@aws-sdk/client-ec2";
import type { Context } from "../context";
import type { Lifecycle } from "../kind";
import type { Properties } from "../properties";
import { unlessGone } from "../waiting";
import { retagEc2, tagMap, tagSpecifications } from "./ec2-tags";

const GONE = "InvalidVpcID.NotFound";

export const vpc: Lifecycle = {
    async create(inputs, context) {
        const request = new CreateVpcCommand({
            CidrBlock: inputs.cidrBlock as string,
            InstanceTenancy: inputs.instanceTenancy as Tenancy | undefined,
            TagSpecifications: tagSpecifications("vpc", context.tags),
        });
        const { Vpc: made } = await context.client(EC2Client).send(request);
        const id = made?.VpcId ?? "";
        await setDns(id, inputs, context);
        return id;
    },
    async read(id, context) {
        const ec2 = context.client(EC2Client);
        const found = (await unlessGone(ec2.send(new DescribeVpcsCommand({ VpcIds: [id] })), GONE))?.Vpcs?.[0];
        if (found === undefined) return undefined;
        const hostnames = await ec2.send(
            new DescribeVpcAttributeCommand({ VpcId: id, Attribute: "enableDnsHostnames" }),
        );
        const support = await ec2.send(new DescribeVpcAttributeCommand({ VpcId: id, Attribute: "enableDnsSupport" }));
        const inputs = {
            cidrBlock: found.CidrBlock,
            instanceTenancy: found.InstanceTenancy,
            enableDnsHostnames: hostnames.EnableDnsHostnames?.Value,
            enableDnsSupport: support.EnableDnsSupport?.Value,
            tags: tagMap(found.Tags),
        };
        const arn = `arn:aws:ec2:${context.region}:${found.OwnerId ?? ""}:vpc/${id}`;
        return { inputs, outputs: { arn, ownerId: found.OwnerId, dhcpOptionsId: found.DhcpOptionsId } };
    },
    update: ({ id, news }, context) => setDns(id, news, context),
    retag: (outputs, set, remove, context) =>
        retagEc2(String(outputs.arn).split("/").at(-1) ?? "", set, remove, context),
    async delete(id, context) {
        await unlessGone(context.client(EC2Client).send(new DeleteVpcCommand({ VpcId: id })), GONE);
    },
};

/** EC2 changes one attribute per request. */
async function setDns(VpcId: string, inputs: Properties, context: Context): Promise<void> {
    const ec2 = context.client(EC2Client);
    const [hostnames, support] = [inputs.enableDnsHostnames, inputs.enableDnsSupport];
    if (typeof support === "boolean") {
        await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsSupport: { Value: support } }));
    }
    if (typeof hostnames === "boolean") {
        await ec2.send(new ModifyVpcAttributeCommand({ VpcId, EnableDnsHostnames: { Value: hostnames } }));
    }
}
