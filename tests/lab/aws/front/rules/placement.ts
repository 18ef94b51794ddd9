import type { NodeGroupRule } from "./node-group-facts";

/** Zones of the subnets that are there. */
const zonesOf = ({ subnets }: Parameters<NodeGroupRule>[0]): string[] => [
    ...new Set([...subnets.values()].flatMap((subnet) => subnet?.zone ?? [])),
];

export const placementGroupExists: NodeGroupRule = ({ template, placementGroup }) => {
    const name = template?.Placement?.GroupName;
    return name !== undefined && placementGroup === undefined ? `The Placement Group '${name}' is unknown.` : undefined;
};

export const clusterPlacementIsInOneZone: NodeGroupRule = (facts) =>
    facts.placementGroup?.strategy === "cluster" && zonesOf(facts).length > 1
        ? `A cluster placement group is in one Availability Zone, and the subnets are in ${zonesOf(facts).join(", ")}`
        : undefined;

/** EKS Blueprints, "ml-capacity-block": with subnets in other zones the answer is wrong at random; here it always is. */
export const capacityBlockIsInOneZone: NodeGroupRule = (facts) =>
    facts.request.capacityType === "CAPACITY_BLOCK" && zonesOf(facts).length > 1
        ? "The following supplied instance types do not exist in all Availability Zones of the subnets"
        : undefined;

export const spotUsesNoReservation: NodeGroupRule = ({ request, template }) =>
    request.capacityType === "SPOT" && template?.CapacityReservationSpecification !== undefined
        ? "Spot Instances cannot be launched into a capacity reservation"
        : undefined;
