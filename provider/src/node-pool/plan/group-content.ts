import { isUnknown, type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { groupNames } from "../facts/group-name";
import { type PoolContext } from "../facts/pool-context";

type Content = Pick<NodePoolArgs, "instanceTypes" | "zones" | "amiId" | "amiType" | "amiFamily" | "nodeRoleArn"> & {
    readonly subnetIds: readonly string[] | Unknown | undefined;
    readonly capacity: string;
};

/**
 * The names that a group of this content may bear. What EKS cannot change in a group is part of it, as far as it was
 * given plainly; what is an output is compared with the group that is there. What a pool does not give leaves no trace:
 * an input that a later version of the provider adds must not rename the groups there are.
 */
export function namesOf(
    pool: Content,
    { unit, pool: poolName, clusterName, outputs }: PoolContext,
    { identity, amiType }: { readonly identity: object; readonly amiType: string | Unknown | undefined },
): string[] {
    const { subnetIds, instanceTypes, capacity, zones } = pool;
    return groupNames(unit, poolName, {
        ...identity,
        ...(!outputs.clusterName && { clusterName }),
        ...(!outputs.subnetIds && { subnetIds: isUnknown(subnetIds) ? undefined : subnetIds?.toSorted() }),
        ...(!outputs.instanceTypes && { instanceTypes, amiType }),
        ...(!outputs.capacity && { capacity }),
        ...(zones !== undefined && { zones: zones.toSorted() }),
        ...imageOf(pool, outputs.instanceTypes === true),
        ...(pool.nodeRoleArn !== undefined && { nodeRole: outputs.nodeRoleArn ? "given" : pool.nodeRoleArn }),
    });
}

/**
 * What the AMI type does not say: whether the image is the user's own, and the choice where the type is not in the name.
 * The id itself can be changed in a group.
 */
function imageOf({ amiId, amiType, amiFamily }: Content, isTypeLeftOut: boolean) {
    if (amiId !== undefined) return { image: "own" };
    const image = amiType ?? amiFamily;
    return isTypeLeftOut && image !== undefined ? { image } : {};
}
