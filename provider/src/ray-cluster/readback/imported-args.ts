import { type LiveRayCluster } from "../../ray-object/watch/live";
import { completeArgs } from "../../ray-spec/readback/complete";
import { normalSpec } from "../../ray-spec/readback/normal-form";
import { type Preferred } from "../../ray-spec/readback/spec";
import { treeIn } from "../../ray-spec/tree/reading";
import { type Json, type Tree } from "../../shared/tree";
import { DEFAULT_KUBERAY_VERSION } from "../../shared/versions";
import { planRayCluster } from "../plan/ray-cluster";
import { type PlannedArgs } from "../plan/planned-args";
import { clusterOf } from "./cluster";

export interface Choices extends Preferred {
    readonly operatorVersion?: string;
}

/** Inputs that make a live RayCluster, whoever has made it: planned, they give its spec again. */
export function importedArgs(live: LiveRayCluster, choices: Choices = {}): Tree {
    const spec = normalSpec(treeIn(live.spec as Json | undefined));
    const { operatorVersion = DEFAULT_KUBERAY_VERSION } = choices;
    return completeArgs({ ...clusterOf(live, spec, choices), operatorVersion }, spec, plannedSpec);
}

export const plannedSpec = (args: Tree): Tree =>
    normalSpec(planRayCluster(args as unknown as PlannedArgs, "").spec as unknown as Tree);
