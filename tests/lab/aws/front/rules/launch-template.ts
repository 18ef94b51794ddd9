import type { NodeGroupRule } from "./node-group-facts";

const given = (value: unknown): boolean => value !== undefined;

export const noDiskSizeWithTemplate: NodeGroupRule = ({ request, template }) =>
    template !== undefined && given(request.diskSize)
        ? "Disk size must be specified within the launch template."
        : undefined;

export const noRemoteAccessWithTemplate: NodeGroupRule = ({ request, template }) =>
    template !== undefined && given(request.remoteAccess)
        ? "Remote access configuration cannot be specified with a launch template."
        : undefined;

export const templateHasNoSubnet: NodeGroupRule = ({ template }) =>
    (template?.NetworkInterfaces ?? []).some(({ SubnetId }) => given(SubnetId))
        ? "Launch template should not specify a subnet; the node group's subnets are used."
        : undefined;

export const templateHasNoInstanceProfile: NodeGroupRule = ({ template }) =>
    given(template?.IamInstanceProfile)
        ? "Launch template should not specify an instance profile. The noderole in your request will be used to construct an instance profile."
        : undefined;

export const templateAsksForNoSpot: NodeGroupRule = ({ template }) =>
    template?.InstanceMarketOptions?.MarketType === "spot"
        ? "Launch template should not request spot instances; use capacityType SPOT."
        : undefined;

export const templateDoesNotHibernate: NodeGroupRule = ({ template }) =>
    template?.HibernationOptions?.Configured === true ? "Launch template should not specify hibernation." : undefined;

/** EKS user guide, "Customize managed nodes with launch templates": what it must control itself. */
export const templateLeavesLifecycleToEks: NodeGroupRule = ({ template }) =>
    given(template?.InstanceInitiatedShutdownBehavior) || template?.DisableApiTermination === true
        ? "Launch template should not specify shutdown behavior or termination protection."
        : undefined;

export const customImageDecidesAlone: NodeGroupRule = ({ request, template }) => {
    if (template?.ImageId === undefined) return undefined;
    const { amiType = "CUSTOM", version, releaseVersion } = request;
    if (amiType !== "CUSTOM")
        return "You cannot specify an AMI Type when specifying an image id within the launch template.";
    return given(version) || given(releaseVersion)
        ? "You cannot specify the field version or releaseVersion when using a custom AMI."
        : undefined;
};

export const capacityBlockMatchesTemplate: NodeGroupRule = ({ request, template }) => {
    const market = template?.InstanceMarketOptions?.MarketType === "capacity-block";
    if (request.capacityType !== "CAPACITY_BLOCK") {
        return market ? "A launch template for a Capacity Block needs capacityType CAPACITY_BLOCK." : undefined;
    }
    const target = template?.CapacityReservationSpecification?.CapacityReservationTarget?.CapacityReservationId;
    return market && given(target) && given(template.InstanceType)
        ? undefined
        : "capacityType CAPACITY_BLOCK needs a launch template with market type capacity-block, a reservation id and an instance type.";
};
