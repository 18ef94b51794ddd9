import { EKSClient, TagResourceCommand, UntagResourceCommand } from "@aws-sdk/client-eks";
import type { Context } from "../context";
import type { Properties } from "../properties";

/** Tags for a create request. EKS refuses an empty map. */
export function tagsOrNone({ tags }: Context): Record<string, string> | undefined {
    return Object.keys(tags).length === 0 ? undefined : { ...tags };
}

/** Sets and removes tags of anything of EKS, by the ARN among its outputs. */
export async function retagEks(
    outputs: Properties,
    set: Readonly<Record<string, string>>,
    remove: readonly string[],
    context: Context,
): Promise<void> {
    const eks = context.client(EKSClient);
    const resourceArn = String(outputs.arn ?? outputs.associationArn);
    if (remove.length > 0) await eks.send(new UntagResourceCommand({ resourceArn, tagKeys: [...remove] }));
    if (Object.keys(set).length > 0) await eks.send(new TagResourceCommand({ resourceArn, tags: { ...set } }));
}
