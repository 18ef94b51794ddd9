import { isUnknown, UNKNOWN, type Unknown } from "../shared/unknown";
import { type AmiType } from "./ami";
import { type NodePoolArgs, type TaintArgs } from "./args";
import { DEFAULT_MIN_SIZE } from "./defaults";
import { chooseGroupName, groupNames } from "./group-name";
import { type PoolContext } from "./pool-context";
import { planScaling } from "./scaling";
import { type Tags } from "./tags";

export interface GroupPlan {
    readonly name: string;
    /** The chosen name and those it might have had: what to look for in EKS before planning in earnest. */
    readonly possibleNames: readonly string[];
    readonly clusterName: string | Unknown;
    readonly subnetIds: readonly string[] | Unknown;
    readonly amiType: AmiType | Unknown;
    readonly capacityType: string | Unknown;
    readonly instanceTypes: readonly string[];
    readonly scaling: { readonly minSize: number; readonly maxSize: number; readonly desiredSize: number };
    readonly labels: Readonly<Record<string, string>> | Unknown;
    readonly taints: readonly TaintArgs[] | Unknown;
    readonly tags: Tags;
    readonly ignoreChanges: string[];
}

const CAPACITY_TYPES = { onDemand: "ON_DEMAND", spot: "SPOT" } as const;

type Derived = Pick<GroupPlan, "amiType" | "labels" | "taints" | "tags"> & { readonly identity: object };

export function planGroup(pool: NodePoolArgs, at: PoolContext, { identity, ...derived }: Derived): GroupPlan {
    const { instanceTypes, capacity = "onDemand", minSize = DEFAULT_MIN_SIZE, maxSize } = pool;
    const capacityType = isUnknown(capacity) ? UNKNOWN : CAPACITY_TYPES[capacity];
    const subnetsAreLookedUp = pool.subnetIds === undefined && at.subnetsAreLookedUp;
    const subnetIds = pool.subnetIds ?? at.clusterSubnetIds;
    const chosenSubnets = subnetsAreLookedUp ? undefined : subnetIds;
    const names = namesOf({ ...pool, subnetIds: chosenSubnets, capacity }, at, { ...derived, identity });
    const name = chooseGroupName(names, at.live, {
        ...(at.outputs.subnetIds && { subnetIds: chosenSubnets }),
        ...(at.outputs.instanceTypes && { instanceTypes }),
        ...(at.outputs.capacity && { capacityType }),
    });
    const wanted = { minSize, maxSize, desiredSize: pool.desiredSize ?? minSize };
    const { desiredIsLeftAlone, ...scaling } = planScaling(wanted, at.live.get(name));
    return {
        name,
        possibleNames: names,
        clusterName: at.clusterName,
        subnetIds,
        capacityType,
        instanceTypes,
        scaling,
        ...derived,
        ignoreChanges: [
            ...(desiredIsLeftAlone ? ["scalingConfig.desiredSize"] : []),
            ...(subnetsAreLookedUp ? ["subnetIds"] : []),
        ],
    };
}

/** Content that was given plainly is part of the names; what is an output is compared with the group that is there. */
function namesOf(
    pool: { subnetIds: readonly string[] | Unknown | undefined; instanceTypes: readonly string[]; capacity: string },
    { unit, pool: poolName, clusterName, outputs }: PoolContext,
    { identity, amiType }: Pick<Derived, "identity" | "amiType">,
): string[] {
    const { subnetIds, instanceTypes, capacity } = pool;
    return groupNames(unit, poolName, {
        ...identity,
        ...(!outputs.clusterName && { clusterName }),
        ...(!outputs.subnetIds && { subnetIds: isUnknown(subnetIds) ? undefined : subnetIds?.toSorted() }),
        ...(!outputs.instanceTypes && { instanceTypes, amiType }),
        ...(!outputs.capacity && { capacity }),
    });
}
