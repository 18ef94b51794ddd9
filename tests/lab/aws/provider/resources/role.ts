import {
    CreateRoleCommand,
    DeleteRoleCommand,
    DeleteRolePermissionsBoundaryCommand,
    DetachRolePolicyCommand,
    GetRoleCommand,
    IAMClient,
    ListAttachedRolePoliciesCommand,
    PutRolePermissionsBoundaryCommand,
    TagRoleCommand,
    UntagRoleCommand,
    UpdateAssumeRolePolicyCommand,
    UpdateRoleCommand,
} from "@aws-sdk/client-iam";
import type { Context } from "../context";
import type { Lifecycle } from "../kind";
import { unlessGone } from "../waiting";
import { iamTagList, iamTagMap } from "./iam-tags";

const GONE = "NoSuchEntity";

export const role: Lifecycle = {
    async create(inputs, context) {
        const name = inputs.name as string;
        const request = new CreateRoleCommand({
            RoleName: name,
            AssumeRolePolicyDocument: inputs.assumeRolePolicy as string,
            Path: inputs.path as string | undefined,
            Description: inputs.description as string | undefined,
            MaxSessionDuration: inputs.maxSessionDuration as number | undefined,
            PermissionsBoundary: inputs.permissionsBoundary as string | undefined,
            Tags: iamTagList(context.tags),
        });
        await context.client(IAMClient).send(request);
        return name;
    },
    async read(id, context) {
        const request = new GetRoleCommand({ RoleName: id });
        const found = (await unlessGone(context.client(IAMClient).send(request), GONE))?.Role;
        if (found === undefined) return undefined;
        const inputs = {
            name: found.RoleName,
            path: found.Path,
            assumeRolePolicy: decodeURIComponent(found.AssumeRolePolicyDocument ?? ""),
            description: found.Description,
            maxSessionDuration: found.MaxSessionDuration,
            permissionsBoundary: found.PermissionsBoundary?.PermissionsBoundaryArn,
            tags: iamTagMap(found.Tags),
        };
        const createDate = found.CreateDate?.toISOString();
        return { inputs, outputs: { arn: found.Arn, uniqueId: found.RoleId, createDate } };
    },
    async update({ id: RoleName, news, changed }, context) {
        const iam = context.client(IAMClient);
        if (changed.has("assumeRolePolicy")) {
            const PolicyDocument = news.assumeRolePolicy as string;
            await iam.send(new UpdateAssumeRolePolicyCommand({ RoleName, PolicyDocument }));
        }
        if (changed.has("description") || changed.has("maxSessionDuration")) {
            const Description = (news.description as string | undefined) ?? "";
            const MaxSessionDuration = news.maxSessionDuration as number | undefined;
            await iam.send(new UpdateRoleCommand({ RoleName, Description, MaxSessionDuration }));
        }
        if (changed.has("permissionsBoundary")) {
            const PermissionsBoundary = news.permissionsBoundary as string | undefined;
            if (PermissionsBoundary === undefined)
                await iam.send(new DeleteRolePermissionsBoundaryCommand({ RoleName }));
            else await iam.send(new PutRolePermissionsBoundaryCommand({ RoleName, PermissionsBoundary }));
        }
    },
    async retag(outputs, set, remove, context) {
        const RoleName = String(outputs.arn).split("/").at(-1) ?? "";
        const iam = context.client(IAMClient);
        if (remove.length > 0) await iam.send(new UntagRoleCommand({ RoleName, TagKeys: [...remove] }));
        if (Object.keys(set).length > 0) await iam.send(new TagRoleCommand({ RoleName, Tags: iamTagList(set) }));
    },
    async delete(id, context, recorded) {
        if (recorded.forceDetachPolicies === true) await detachAll(id, context);
        await unlessGone(context.client(IAMClient).send(new DeleteRoleCommand({ RoleName: id })), GONE);
    },
};

async function detachAll(RoleName: string, context: Context): Promise<void> {
    const iam = context.client(IAMClient);
    const answer = await unlessGone(iam.send(new ListAttachedRolePoliciesCommand({ RoleName })), GONE);
    for (const { PolicyArn } of answer?.AttachedPolicies ?? []) {
        await iam.send(new DetachRolePolicyCommand({ RoleName, PolicyArn }));
    }
}
