import {
    AutoScalingClient,
    CreateOrUpdateTagsCommand,
    DeleteTagsCommand,
    DescribeTagsCommand,
    type Tag,
} from "@aws-sdk/client-auto-scaling";
import type { Lifecycle } from "../kind";
import type { Properties } from "../properties";
import { unlessGone } from "../waiting";

export const autoScalingTag: Lifecycle = {
    async create(inputs, context) {
        const tag = tagOf(inputs);
        await context.client(AutoScalingClient).send(new CreateOrUpdateTagsCommand({ Tags: [tag] }));
        return `${tag.ResourceId ?? ""},${tag.Key ?? ""}`;
    },
    async read(id, context) {
        const [group, key] = split(id);
        const filters = [
            { Name: "auto-scaling-group", Values: [group] },
            { Name: "key", Values: [key] },
        ];
        const answer = await context.client(AutoScalingClient).send(new DescribeTagsCommand({ Filters: filters }));
        const found = answer.Tags?.[0];
        if (found === undefined) return undefined;
        const tag = { key, value: found.Value, propagateAtLaunch: found.PropagateAtLaunch };
        return { inputs: { autoscalingGroupName: group, tag }, outputs: {} };
    },
    async update({ news }, context) {
        await context.client(AutoScalingClient).send(new CreateOrUpdateTagsCommand({ Tags: [tagOf(news)] }));
    },
    async delete(id, context) {
        const [ResourceId, Key] = split(id);
        const request = new DeleteTagsCommand({ Tags: [{ ResourceId, ResourceType: "auto-scaling-group", Key }] });
        // The group goes with its node group, and its tags with it: Auto Scaling then says ValidationError.
        await unlessGone(context.client(AutoScalingClient).send(request), "ValidationError");
    },
};

function tagOf(inputs: Properties): Tag {
    const tag = inputs.tag as { readonly key: string; readonly value: string; readonly propagateAtLaunch: boolean };
    const group = { ResourceId: inputs.autoscalingGroupName as string, ResourceType: "auto-scaling-group" };
    return { ...group, Key: tag.key, Value: tag.value, PropagateAtLaunch: tag.propagateAtLaunch };
}

/** `group,key`: a group's name has no comma. */
function split(id: string): [string, string] {
    const comma = id.indexOf(",");
    return [id.slice(0, comma), id.slice(comma + 1)];
}
