import type { ListTagsForResourceRequest, TagResourceRequest, UntagResourceRequest } from "@aws-sdk/client-eks";
import type { Handlers, World } from "../world";
import { notFound } from "./errors";

/** Anything of EKS that carries tags. */
interface Tagged {
    tags?: Record<string, string> | undefined;
}

export const tags: Handlers = {
    TagResource(input: TagResourceRequest, world: World) {
        const resource = resourceOf(input.resourceArn ?? "", world);
        resource.tags = { ...resource.tags, ...input.tags };
        return {};
    },
    UntagResource(input: UntagResourceRequest, world: World) {
        const resource = resourceOf(input.resourceArn ?? "", world);
        const gone = new Set(input.tagKeys);
        resource.tags = Object.fromEntries(Object.entries(resource.tags ?? {}).filter(([key]) => !gone.has(key)));
        return {};
    },
    ListTagsForResource: (input: ListTagsForResourceRequest, world: World) => ({
        tags: resourceOf(input.resourceArn ?? "", world).tags ?? {},
    }),
};

function resourceOf(arn: string, world: World): Tagged {
    for (const cluster of world.clusters.values()) {
        if (cluster.description.arn === arn) return cluster.description;
        for (const group of cluster.nodeGroups.values()) {
            if (group.description.nodegroupArn === arn) return group.description;
        }
        for (const addon of cluster.addons.values()) if (addon.addonArn === arn) return addon;
        for (const one of cluster.podIdentityAssociations.values()) if (one.associationArn === arn) return one;
        for (const entry of cluster.accessEntries.values()) if (entry.accessEntryArn === arn) return entry;
    }
    throw notFound(`No resource found for ARN: ${arn}`);
}
