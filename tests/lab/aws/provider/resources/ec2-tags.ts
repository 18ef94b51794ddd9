import { CreateTagsCommand, DeleteTagsCommand, EC2Client, type ResourceType, type Tag } from "@aws-sdk/client-ec2";
import type { Context } from "../context";

type Tags = Readonly<Record<string, string>>;

/** Tags for a create request. */
export function tagSpecifications(type: ResourceType, tags: Tags): { ResourceType: ResourceType; Tags: Tag[] }[] {
    const list = Object.entries(tags).map(([Key, Value]) => ({ Key, Value }));
    return list.length === 0 ? [] : [{ ResourceType: type, Tags: list }];
}

/** EC2's list of tags as a map. */
export function tagMap(tags: readonly Tag[] | undefined): Record<string, string> {
    return Object.fromEntries((tags ?? []).map(({ Key = "", Value = "" }) => [Key, Value]));
}

export async function retagEc2(id: string, set: Tags, remove: readonly string[], context: Context): Promise<void> {
    const ec2 = context.client(EC2Client);
    const gone = remove.map((Key) => ({ Key }));
    const added = Object.entries(set).map(([Key, Value]) => ({ Key, Value }));
    if (gone.length > 0) await ec2.send(new DeleteTagsCommand({ Resources: [id], Tags: gone }));
    if (added.length > 0) await ec2.send(new CreateTagsCommand({ Resources: [id], Tags: added }));
}
