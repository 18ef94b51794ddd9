import type {
    AutoScalingGroup,
    AutoScalingGroupNamesType,
    CreateOrUpdateTagsType,
    DeleteTagsType,
    DescribeTagsType,
    SetDesiredCapacityType,
    TagDescription,
} from "@aws-sdk/client-auto-scaling";
import { AwsError } from "../aws-error";
import type { NodeGroupRecord } from "../eks/records";
import type { Handlers, World } from "../world";

/**
 * The Auto Scaling groups behind the node groups. They are views of them, so that the size an autoscaler sets and the
 * size EKS reports are one number, as in AWS.
 */
export const autoScaling: Handlers = {
    DescribeAutoScalingGroups(input: AutoScalingGroupNamesType, world: World) {
        const names = input.AutoScalingGroupNames ?? [];
        const found = all(world).filter(({ autoScalingGroup: { name } }) => names.length === 0 || names.includes(name));
        return { AutoScalingGroups: found.map(described) };
    },
    CreateOrUpdateTags(input: CreateOrUpdateTagsType, world: World) {
        const targets = (input.Tags ?? []).map((tag) => ({ tag, group: groupOf(tag.ResourceId, world) }));
        for (const { tag, group } of targets) {
            const value = { value: tag.Value ?? "", propagateAtLaunch: tag.PropagateAtLaunch ?? false };
            group.autoScalingGroup.tags.set(tag.Key ?? "", value);
        }
        return {};
    },
    DeleteTags(input: DeleteTagsType, world: World) {
        for (const { ResourceId, Key = "" } of input.Tags ?? [])
            groupOf(ResourceId, world).autoScalingGroup.tags.delete(Key);
        return {};
    },
    DescribeTags(input: DescribeTagsType, world: World) {
        const tags = all(world).flatMap(tagsOf);
        const fits = (tag: TagDescription): boolean =>
            (input.Filters ?? []).every(({ Name = "", Values = [] }) => Values.includes(filtered(tag, Name)));
        return { Tags: tags.filter(fits) };
    },
    SetDesiredCapacity(input: SetDesiredCapacityType, world: World) {
        const { description } = groupOf(input.AutoScalingGroupName, world);
        const { minSize = 0, maxSize = 0 } = description.scalingConfig ?? {};
        const desiredSize = input.DesiredCapacity ?? 0;
        if (desiredSize < minSize || desiredSize > maxSize) {
            const message = `New SetDesiredCapacity value ${desiredSize} is not between ${minSize} and ${maxSize}.`;
            throw new AwsError("ValidationError", message);
        }
        description.scalingConfig = { minSize, maxSize, desiredSize };
        world.machinesChanged();
        return {};
    },
};

function all(world: World): NodeGroupRecord[] {
    const groups = [...world.clusters.values()].flatMap(({ nodeGroups }) => [...nodeGroups.values()]);
    return groups.filter(({ description }) => description.resources !== undefined);
}

function groupOf(name: string | undefined, world: World): NodeGroupRecord {
    const group = all(world).find(({ autoScalingGroup }) => autoScalingGroup.name === name);
    if (group === undefined) throw new AwsError("ValidationError", `AutoScalingGroup name not found - ${name ?? ""}`);
    return group;
}

function described(group: NodeGroupRecord): AutoScalingGroup {
    const { description, autoScalingGroup, zone } = group;
    const { minSize, maxSize, desiredSize } = description.scalingConfig ?? {};
    return {
        AutoScalingGroupName: autoScalingGroup.name,
        AutoScalingGroupARN: autoScalingGroup.arn,
        MinSize: minSize,
        MaxSize: maxSize,
        DesiredCapacity: desiredSize,
        DefaultCooldown: 300,
        AvailabilityZones: [zone],
        HealthCheckType: "EC2",
        CreatedTime: autoScalingGroup.createdAt,
        VPCZoneIdentifier: description.subnets?.join(","),
        Instances: [],
        Tags: tagsOf(group),
    };
}

function tagsOf({ autoScalingGroup: { name, tags } }: NodeGroupRecord): TagDescription[] {
    const ofGroup = { ResourceId: name, ResourceType: "auto-scaling-group" };
    return [...tags].map(([Key, { value, propagateAtLaunch }]) => ({
        ...ofGroup,
        Key,
        Value: value,
        PropagateAtLaunch: propagateAtLaunch,
    }));
}

function filtered(tag: TagDescription, filter: string): string {
    if (filter === "auto-scaling-group") return tag.ResourceId ?? "";
    if (filter === "key") return tag.Key ?? "";
    if (filter === "value") return tag.Value ?? "";
    throw new AwsError("ValidationError", `the lab does not filter tags by ${filter}`);
}
