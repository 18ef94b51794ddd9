import { type Breach, breachesOf } from "../shared/breach";
import { below } from "../shared/problems";
import { isUnknown, type Unknown } from "../shared/unknown";
import { type NodePoolArgs } from "./args/node-pool";
import { withNodeGroupOverrides } from "./facts/overrides";

/** Kubernetes' policy of version skew, which EKS holds nodes to. */
const MOST_BEHIND = 3;

/** The Kubernetes of the pool's EKS cluster. */
export interface ClusterVersion {
    readonly version: string | Unknown | undefined;
    /** Whether the same update may raise it before the pool is made; EKS goes one minor version at a time. */
    readonly mayRise: boolean;
}

/** A version of the pool's nodes that EKS refuses for the cluster; silent while either is unknown. */
export function versionFitsCluster(given: NodePoolArgs, { version, mayRise }: ClusterVersion, path: string): Breach[] {
    const pool = withNodeGroupOverrides(given);
    const [nodes, cluster] = [minorOf(pool.version), minorOf(version)];
    if (nodes === undefined || cluster === undefined) return [];
    if (nodes >= cluster - MOST_BEHIND && nodes <= cluster + (mayRise ? 1 : 0)) return [];
    const at = pool.version === given.version ? path : below(path, "nodeGroup");
    const reason = `is 1.${cluster - MOST_BEHIND} to 1.${cluster} beside the EKS cluster, which has Kubernetes 1.${cluster}; got 1.${nodes}. Choose one of these, or leave it out for that of the cluster.`;
    return breachesOf("R-POOL-VERSION", [{ path: below(at, "version"), reason }]);
}

/** 34 of `1.34`; `undefined` for what is none, or not known. */
function minorOf(version: string | Unknown | undefined): number | undefined {
    const minor = version === undefined || isUnknown(version) ? undefined : /^1\.(\d+)$/.exec(version)?.[1];
    return minor === undefined ? undefined : Number(minor);
}
