import { type RayClusterArgs } from "../args/args";

/** Checked arguments: every default filled in, nothing unknown. */
export type PlannedArgs = RayClusterArgs & {
    readonly name: string;
    readonly namespace: string;
    readonly operatorVersion: string;
};
