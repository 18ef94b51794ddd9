import type {
    CreatePlacementGroupRequest,
    DeletePlacementGroupRequest,
    DescribePlacementGroupsRequest,
    PlacementGroup,
} from "@aws-sdk/client-ec2";
import { AwsError } from "../aws-error";
import { hexId } from "../ids";
import { ACCOUNT, type Handlers, type World } from "../world";
import type { PlacementGroupRecord } from "./placement-group-record";
import { tagList, tagsFor } from "./tags";

/** moto has no placement groups at all. */
export const placementGroups: Handlers = {
    CreatePlacementGroup(input: CreatePlacementGroupRequest, world: World) {
        const { GroupName: name = "", Strategy: strategy = "cluster", PartitionCount: partitionCount } = input;
        if (name === "") throw new AwsError("MissingParameter", "a placement group needs a GroupName");
        if (world.placementGroups.has(name)) {
            throw new AwsError("InvalidPlacementGroup.Duplicate", `The Placement Group '${name}' already exists.`);
        }
        if (partitionCount !== undefined && strategy !== "partition") {
            throw new AwsError("InvalidParameterCombination", "PartitionCount needs the strategy 'partition'");
        }
        const tags = tagsFor(input.TagSpecifications, "placement-group");
        const spreadLevel = input.SpreadLevel ?? (strategy === "spread" ? "rack" : undefined);
        const group = { id: hexId("pg"), name, strategy, partitionCount, spreadLevel, tags };
        world.placementGroups.set(name, group);
        return { PlacementGroup: described(group, world) };
    },
    DescribePlacementGroups(input: DescribePlacementGroupsRequest, world: World) {
        const { GroupNames: names, GroupIds: ids } = input;
        if (names !== undefined)
            return { PlacementGroups: names.map((name) => described(existing(name, world), world)) };
        const all = [...world.placementGroups.values()].filter(({ id }) => ids === undefined || ids.includes(id));
        return { PlacementGroups: all.map((group) => described(group, world)) };
    },
    DeletePlacementGroup(input: DeletePlacementGroupRequest, world: World) {
        const { name } = existing(input.GroupName ?? "", world);
        if (inUse(name, world)) {
            throw new AwsError(
                "InvalidPlacementGroup.InUse",
                `The placement group ${name} is in use and may not be deleted.`,
            );
        }
        world.placementGroups.delete(name);
        return {};
    },
};

function existing(name: string, world: World): PlacementGroupRecord {
    const group = world.placementGroups.get(name);
    if (group === undefined)
        throw new AwsError("InvalidPlacementGroup.Unknown", `The Placement Group '${name}' is unknown.`);
    return group;
}

/** Whether a node group has machines in it. */
function inUse(name: string, world: World): boolean {
    const groups = [...world.clusters.values()].flatMap((cluster) => [...cluster.nodeGroups.values()]);
    return groups.some(
        ({ template, description }) =>
            template?.data.Placement?.GroupName === name && (description.scalingConfig?.desiredSize ?? 0) > 0,
    );
}

function described(group: PlacementGroupRecord, world: World): PlacementGroup {
    return {
        GroupName: group.name,
        GroupId: group.id,
        GroupArn: `arn:aws:ec2:${world.region}:${ACCOUNT}:placement-group/${group.name}`,
        State: "available",
        Strategy: group.strategy as PlacementGroup["Strategy"],
        PartitionCount: group.partitionCount,
        SpreadLevel: group.spreadLevel as PlacementGroup["SpreadLevel"],
        Tags: tagList(group.tags),
    };
}
