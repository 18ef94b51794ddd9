import { type NodePoolArgs } from "./args/node-pool";
import { usesEfa } from "./plan/network";

/**
 * Whether a pool cannot be planned without what AWS tells of its cluster: the cluster's security group, which nodes with
 * groups of their own have to be given, its network, or its address, which an image of the user's own has to be told.
 */
export const needsCluster = (pool: NodePoolArgs): boolean =>
    pool.securityGroupIds !== undefined || usesEfa(pool) || (pool.amiId !== undefined && pool.userData === undefined);
