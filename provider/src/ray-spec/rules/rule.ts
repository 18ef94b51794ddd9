import { type PoolPlacement } from "../../node-pool/args";
import { type Problem } from "../../shared/problems";
import { type Unknown } from "../../shared/unknown";
import { type RayClusterArgs, type RayClusterSettings } from "../../ray-cluster/args";

/** What the rules of a Ray cluster must know beside its settings. */
export interface RuleContext {
    /** Name of the RayCluster object. */
    readonly name: string | Unknown;
    /** Where the settings are: `rayClusters.train`, or empty for the resource on its own. */
    readonly path: string;
    readonly pools: Readonly<Record<string, PoolPlacement>> | Unknown;
    readonly operatorVersion: string | Unknown;
}

/** The settings of a cluster of the unit, or the arguments of the resource on its own: the rules are the same. */
export type Settings = RayClusterSettings | RayClusterArgs;

export type Rule = (settings: Settings, at: RuleContext) => Problem[];
