import { DescribeSubnetsCommand, EC2Client, type Filter, type Subnet } from "@aws-sdk/client-ec2";
import type { Context } from "../context";
import type { Properties } from "../properties";
import { tagMap } from "../resources/ec2-tags";
import { unlessGone } from "../waiting";
import type { Invoke } from "./invoke";

export const getSubnets: Invoke = async (args, context) => {
    const found = await find(args, undefined, context);
    const ids = found.map(({ SubnetId = "" }) => SubnetId);
    return { id: context.region, region: context.region, ids, filters: args.filters, tags: args.tags ?? {} };
};

export const getSubnet: Invoke = async (args, context) => {
    const found = await find(args, args.id as string | undefined, context);
    if (found.length === 0) throw new Error("no matching EC2 Subnet found");
    if (found.length > 1)
        throw new Error(
            "multiple EC2 Subnets matched; use additional constraints to reduce matches to a single EC2 Subnet",
        );
    const [subnet] = found;
    return {
        id: subnet?.SubnetId,
        arn: subnet?.SubnetArn,
        vpcId: subnet?.VpcId,
        ownerId: subnet?.OwnerId,
        cidrBlock: subnet?.CidrBlock,
        availabilityZone: subnet?.AvailabilityZone,
        availabilityZoneId: subnet?.AvailabilityZoneId,
        availableIpAddressCount: subnet?.AvailableIpAddressCount,
        mapPublicIpOnLaunch: subnet?.MapPublicIpOnLaunch,
        defaultForAz: subnet?.DefaultForAz,
        state: subnet?.State,
        region: context.region,
        tags: tagMap(subnet?.Tags),
    };
};

/** Arguments that are filters under another name. */
const FILTERS: Readonly<Record<string, string>> = {
    vpcId: "vpc-id",
    availabilityZone: "availability-zone",
    availabilityZoneId: "availability-zone-id",
    cidrBlock: "cidr-block",
    state: "state",
};

async function find(args: Properties, id: string | undefined, context: Context): Promise<Subnet[]> {
    const given = (args.filters ?? []) as { readonly name: string; readonly values: string[] }[];
    const filters: Filter[] = [
        ...given.map(({ name, values }) => ({ Name: name, Values: values })),
        ...Object.entries((args.tags ?? {}) as Record<string, string>).map(([key, value]) => ({
            Name: `tag:${key}`,
            Values: [value],
        })),
        ...Object.entries(FILTERS).flatMap(([name, filter]) => {
            const value = args[name];
            return typeof value === "string" ? [{ Name: filter, Values: [value] }] : [];
        }),
    ];
    const request = new DescribeSubnetsCommand({
        SubnetIds: id === undefined ? undefined : [id],
        Filters: filters.length === 0 ? undefined : filters,
    });
    return (await unlessGone(context.client(EC2Client).send(request), "InvalidSubnetID.NotFound"))?.Subnets ?? [];
}
