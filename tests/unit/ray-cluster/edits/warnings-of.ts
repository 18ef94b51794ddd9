import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { diffRayCluster } from "../../../../provider/src/ray-cluster/edits/diff";
import { type PlainObject } from "../../../../provider/src/shared/custom-resource";
import { patched, type Patch } from "../../../support/edit-cases/edit-case";
import { cluster } from "../support";

const inputs = (args: RayClusterArgs): PlainObject => args as unknown as PlainObject;

export interface Case {
    readonly title: string;
    readonly before?: Patch;
    readonly edit: Patch;
    readonly warnings: readonly string[];
}

/** What a preview says of an edit, made after another one. */
export const warningsOf = (before: Patch, edit: Patch): readonly string[] => {
    const was = patched(cluster(), before);
    return diffRayCluster(inputs(was), inputs(patched(was, edit))).warnings;
};
