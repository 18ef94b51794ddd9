import {
    AuthorizeSecurityGroupEgressCommand,
    AuthorizeSecurityGroupIngressCommand,
    CreateSecurityGroupCommand,
    DeleteSecurityGroupCommand,
    DescribeSecurityGroupsCommand,
    EC2Client,
    type IpPermission,
    RevokeSecurityGroupEgressCommand,
    RevokeSecurityGroupIngressCommand,
    type SecurityGroup,
} from "@aws-sdk/client-ec2";
import type { Context } from "../context";
import type { Lifecycle } from "../kind";
import { unlessGone, waitUntil } from "../waiting";
import { retagEc2, tagMap, tagSpecifications } from "./ec2-tags";
import { fromPermissions, type GroupRule, sameRules, toPermission } from "./security-group-rules";

const GONE = "InvalidGroup.NotFound";

type Direction = "ingress" | "egress";

export const securityGroup: Lifecycle = {
    async create(inputs, context) {
        const request = new CreateSecurityGroupCommand({
            GroupName: inputs.name as string,
            Description: inputs.description as string,
            VpcId: inputs.vpcId as string | undefined,
            TagSpecifications: tagSpecifications("security-group", context.tags),
        });
        const { GroupId: id = "" } = await context.client(EC2Client).send(request);
        // The real provider takes away the egress rule that EC2 gives to every new group.
        await replaceRules(id, "egress", rules(inputs.egress), context);
        await replaceRules(id, "ingress", rules(inputs.ingress), context);
        return id;
    },
    async read(id, context, recorded) {
        const group = await describe(id, context);
        if (group === undefined) return undefined;
        const kept = (direction: Direction, now: GroupRule[]): readonly GroupRule[] => {
            const before = rules(recorded[direction]);
            return sameRules(before, now) ? before : now;
        };
        const inputs = {
            name: group.GroupName,
            description: group.Description,
            vpcId: group.VpcId,
            ingress: kept("ingress", fromPermissions(group.IpPermissions ?? [], id)),
            egress: kept("egress", fromPermissions(group.IpPermissionsEgress ?? [], id)),
            tags: tagMap(group.Tags),
        };
        const arn = `arn:aws:ec2:${context.region}:${group.OwnerId ?? ""}:security-group/${id}`;
        return { inputs, outputs: { arn, ownerId: group.OwnerId } };
    },
    async update({ id, news, changed }, context) {
        for (const direction of ["ingress", "egress"] as const) {
            if (changed.has(direction)) await replaceRules(id, direction, rules(news[direction]), context);
        }
    },
    retag: (outputs, set, remove, context) =>
        retagEc2(String(outputs.arn).split("/").at(-1) ?? "", set, remove, context),
    async delete(id, context) {
        // Machines that are going still hold the group for a while.
        await waitUntil(`deleting Security Group (${id})`, { ...context, timeoutSeconds: 60 }, async () => {
            const request = new DeleteSecurityGroupCommand({ GroupId: id });
            const answer = await unlessGone(context.client(EC2Client).send(request), GONE, "DependencyViolation");
            return answer !== undefined || (await describe(id, context)) === undefined ? true : undefined;
        });
    },
};

async function describe(id: string, context: Context): Promise<SecurityGroup | undefined> {
    const request = new DescribeSecurityGroupsCommand({ GroupIds: [id] });
    return (await unlessGone(context.client(EC2Client).send(request), GONE))?.SecurityGroups?.[0];
}

async function replaceRules(
    id: string,
    direction: Direction,
    wanted: readonly GroupRule[],
    context: Context,
): Promise<void> {
    const ec2 = context.client(EC2Client);
    const group = await describe(id, context);
    const current = (direction === "ingress" ? group?.IpPermissions : group?.IpPermissionsEgress) ?? [];
    const now = fromPermissions(current, id);
    const kept = wanted.filter((rule) => now.some((other) => sameRules([rule], [other])));
    const surplus = now.filter((rule) => !wanted.some((other) => sameRules([rule], [other])));
    const missing = wanted.filter((rule) => !kept.includes(rule));
    const request = (list: readonly GroupRule[]): RulesOfGroup => ({
        GroupId: id,
        IpPermissions: list.map((rule) => toPermission(rule, id)),
    });
    if (surplus.length > 0) await revoke(ec2, direction, request(surplus));
    if (missing.length > 0) await authorize(ec2, direction, request(missing));
}

interface RulesOfGroup {
    readonly GroupId: string;
    readonly IpPermissions: IpPermission[];
}

function revoke(ec2: EC2Client, direction: Direction, request: RulesOfGroup): Promise<unknown> {
    if (direction === "ingress") return ec2.send(new RevokeSecurityGroupIngressCommand(request));
    return ec2.send(new RevokeSecurityGroupEgressCommand(request));
}

function authorize(ec2: EC2Client, direction: Direction, request: RulesOfGroup): Promise<unknown> {
    if (direction === "ingress") return ec2.send(new AuthorizeSecurityGroupIngressCommand(request));
    return ec2.send(new AuthorizeSecurityGroupEgressCommand(request));
}

function rules(value: unknown): readonly GroupRule[] {
    return (value ?? []) as readonly GroupRule[];
}
