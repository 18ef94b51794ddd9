import {
    CreatePlacementGroupCommand,
    DeletePlacementGroupCommand,
    DescribePlacementGroupsCommand,
    EC2Client,
    type PlacementStrategy,
    type SpreadLevel,
} from "@aws-sdk/client-ec2";
import type { Lifecycle } from "../kind";
import { unlessGone } from "../waiting";
import { retagEc2, tagMap, tagSpecifications } from "./ec2-tags";

const GONE = "InvalidPlacementGroup.Unknown";

export const placementGroup: Lifecycle = {
    async create(inputs, context) {
        const name = inputs.name as string;
        const request = new CreatePlacementGroupCommand({
            GroupName: name,
            Strategy: inputs.strategy as PlacementStrategy,
            PartitionCount: inputs.partitionCount as number | undefined,
            SpreadLevel: inputs.spreadLevel as SpreadLevel | undefined,
            TagSpecifications: tagSpecifications("placement-group", context.tags),
        });
        await context.client(EC2Client).send(request);
        return name;
    },
    async read(id, context) {
        const request = new DescribePlacementGroupsCommand({ GroupNames: [id] });
        const group = (await unlessGone(context.client(EC2Client).send(request), GONE))?.PlacementGroups?.[0];
        if (group === undefined) return undefined;
        const { Strategy: strategy, PartitionCount: partitionCount, SpreadLevel: spreadLevel } = group;
        const inputs = { name: group.GroupName, strategy, partitionCount, spreadLevel, tags: tagMap(group.Tags) };
        return { inputs, outputs: { arn: group.GroupArn, placementGroupId: group.GroupId } };
    },
    retag: (outputs, set, remove, context) => retagEc2(String(outputs.placementGroupId), set, remove, context),
    async delete(id, context) {
        const request = new DeletePlacementGroupCommand({ GroupName: id });
        await unlessGone(context.client(EC2Client).send(request), GONE);
    },
};
