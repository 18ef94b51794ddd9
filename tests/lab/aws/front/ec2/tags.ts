import type { CreateTagsRequest, DeleteTagsRequest, Tag, TagSpecification } from "@aws-sdk/client-ec2";
import type { World } from "../world";

/** The tags that a create request gives to its own resource. */
export function tagsFor(specifications: readonly TagSpecification[] | undefined, type: string): Map<string, string> {
    const own = (specifications ?? []).filter(({ ResourceType }) => ResourceType === type);
    return new Map(own.flatMap(({ Tags = [] }) => Tags.map(({ Key = "", Value = "" }) => [Key, Value] as const)));
}

export function tagList(tags: ReadonlyMap<string, string>): Tag[] {
    return [...tags].map(([Key, Value]) => ({ Key, Value }));
}

/** Tags what is the lab's own; false when the resources are moto's. */
export function createTags(input: Partial<CreateTagsRequest>, world: World): boolean {
    const own = ownTags(input.Resources ?? [], world);
    for (const tags of own) for (const { Key = "", Value = "" } of input.Tags ?? []) tags.set(Key, Value);
    return own.length > 0;
}

/** Removes tags of what is the lab's own; false when the resources are moto's. */
export function deleteTags(input: Partial<DeleteTagsRequest>, world: World): boolean {
    const own = ownTags(input.Resources ?? [], world);
    for (const tags of own) for (const { Key = "" } of input.Tags ?? []) tags.delete(Key);
    return own.length > 0;
}

function ownTags(ids: readonly string[], world: World): Map<string, string>[] {
    const groups = [...world.placementGroups.values()];
    return ids.flatMap((id) => {
        const owner = world.templates.get(id) ?? groups.find((group) => group.id === id);
        return owner === undefined ? [] : [owner.tags];
    });
}
