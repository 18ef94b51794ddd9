import { clusterFit, planToJudge } from "../ray-cluster/checks";
import { type RayClusterSettings } from "../ray-cluster/args";
import { type SpecPlan } from "../ray-spec/build/spec-plan";
import { type SpecFit } from "../ray-spec/fit/group";
import { isRecord } from "../shared/known";
import { below, isIn, type Problem } from "../shared/problems";
import { DEFAULT_KUBERAY_VERSION } from "../shared/versions";
import { withAccountName } from "./account-settings";
import { type RayPlatformArgs } from "./args";
import { type Placements } from "./placements";

/** A Ray cluster of the unit with its plan, which all that is judged and remarked shares. */
export interface JudgedCluster {
    readonly name: string;
    readonly path: string;
    readonly given: RayClusterSettings;
    /** The same as a `RayCluster` on its own takes them. */
    readonly settings: RayClusterSettings;
    /** Whether nothing in `settings` is of a wrong type. */
    readonly isShaped: boolean;
    readonly plan: SpecPlan;
    readonly fit: SpecFit;
}

/** Those that are objects at all; nothing is planned before it is asked for. `shape` is what is of a wrong type. */
export const judgedClusters = (
    { rayClusters, operator }: RayPlatformArgs,
    pools: Placements,
    shape: readonly Problem[] = [],
): JudgedCluster[] =>
    Object.entries(isRecord(rayClusters) ? rayClusters : {})
        .filter(([, settings]) => isRecord(settings))
        .map(([name, given]) => {
            const path = below("rayClusters", name);
            const settings = withAccountName(name, given);
            const operatorVersion = operator?.version ?? DEFAULT_KUBERAY_VERSION;
            const plan = planToJudge(settings, { name, path, pools, operatorVersion });
            const isShaped = !shape.some((problem) => isIn(problem.path, path) && !isIn(problem.path, account(path)));
            return { name, path, given, settings, isShaped, plan, fit: clusterFit(settings, path, plan) };
        });

/** It is none of the settings: a `RayCluster` on its own knows the account by its name. */
const account = (path: string): string => below(path, "serviceAccount");
