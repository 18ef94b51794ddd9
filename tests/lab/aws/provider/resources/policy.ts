import {
    CreatePolicyCommand,
    CreatePolicyVersionCommand,
    DeletePolicyCommand,
    DeletePolicyVersionCommand,
    GetPolicyCommand,
    GetPolicyVersionCommand,
    IAMClient,
    ListPolicyVersionsCommand,
    TagPolicyCommand,
    UntagPolicyCommand,
} from "@aws-sdk/client-iam";
import type { Context } from "../context";
import type { Lifecycle } from "../kind";
import { unlessGone } from "../waiting";
import { iamTagList, iamTagMap } from "./iam-tags";

const GONE = "NoSuchEntity";

export const policy: Lifecycle = {
    async create(inputs, context) {
        const request = new CreatePolicyCommand({
            PolicyName: inputs.name as string,
            PolicyDocument: inputs.policy as string,
            Path: inputs.path as string | undefined,
            Description: inputs.description as string | undefined,
            Tags: iamTagList(context.tags),
        });
        const { Policy: made } = await context.client(IAMClient).send(request);
        return made?.Arn ?? "";
    },
    async read(id, context) {
        const iam = context.client(IAMClient);
        const found = (await unlessGone(iam.send(new GetPolicyCommand({ PolicyArn: id })), GONE))?.Policy;
        if (found === undefined) return undefined;
        const request = new GetPolicyVersionCommand({ PolicyArn: id, VersionId: found.DefaultVersionId });
        const { PolicyVersion: version } = await iam.send(request);
        const document = decodeURIComponent(version?.Document ?? "");
        const { PolicyName: name, Path: path, Description: description } = found;
        const inputs = { name, path, description, policy: document, tags: iamTagMap(found.Tags) };
        return { inputs, outputs: { arn: id, policyId: found.PolicyId, attachmentCount: found.AttachmentCount } };
    },
    async update({ id, news, changed }, context) {
        if (!changed.has("policy")) return;
        await deleteOldVersions(id, context);
        const PolicyDocument = news.policy as string;
        const request = { PolicyArn: id, PolicyDocument, SetAsDefault: true };
        await context.client(IAMClient).send(new CreatePolicyVersionCommand(request));
    },
    async retag(outputs, set, remove, context) {
        const iam = context.client(IAMClient);
        const PolicyArn = String(outputs.arn);
        if (remove.length > 0) await iam.send(new UntagPolicyCommand({ PolicyArn, TagKeys: [...remove] }));
        if (Object.keys(set).length > 0) await iam.send(new TagPolicyCommand({ PolicyArn, Tags: iamTagList(set) }));
    },
    async delete(id, context) {
        await deleteOldVersions(id, context);
        await unlessGone(context.client(IAMClient).send(new DeletePolicyCommand({ PolicyArn: id })), GONE);
    },
};

/** A policy keeps five versions at most, and none but the default may be left when it is deleted. */
async function deleteOldVersions(PolicyArn: string, context: Context): Promise<void> {
    const iam = context.client(IAMClient);
    const answer = await unlessGone(iam.send(new ListPolicyVersionsCommand({ PolicyArn })), GONE);
    for (const { VersionId, IsDefaultVersion } of answer?.Versions ?? []) {
        if (IsDefaultVersion !== true) await iam.send(new DeletePolicyVersionCommand({ PolicyArn, VersionId }));
    }
}
