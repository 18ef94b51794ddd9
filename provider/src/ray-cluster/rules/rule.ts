import { type Problem } from "../../shared/problems";
import { type Unknown } from "../../shared/unknown";
import { type RayClusterArgs, type RayClusterSettings } from "../args";

/** The settings of a cluster of the unit, or the arguments of the resource on its own: the rules are the same. */
export type Settings = RayClusterSettings | RayClusterArgs;

/** Where the settings are, and the name of the RayCluster object. */
export interface Named {
    readonly name: string | Unknown;
    readonly path: string;
}

export type ClusterRule = (settings: Settings, at: Named) => Problem[];
