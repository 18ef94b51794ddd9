import { clusterFit, planToJudge } from "../ray-cluster/checks";
import { type RayClusterSettings } from "../ray-cluster/args";
import { type SpecPlan } from "../ray-spec/build/spec-plan";
import { type SpecFit } from "../ray-spec/fit/group";
import { isRecord } from "../shared/known";
import { below } from "../shared/problems";
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
    readonly plan: SpecPlan;
    readonly fit: SpecFit;
}

/** Those that are objects at all; nothing is planned before it is asked for. */
export const judgedClusters = ({ rayClusters, operator }: RayPlatformArgs, pools: Placements): JudgedCluster[] =>
    Object.entries(isRecord(rayClusters) ? rayClusters : {})
        .filter(([, settings]) => isRecord(settings))
        .map(([name, given]) => {
            const path = below("rayClusters", name);
            const settings = withAccountName(name, given);
            const operatorVersion = operator?.version ?? DEFAULT_KUBERAY_VERSION;
            const plan = planToJudge(settings, { name, path, pools, operatorVersion });
            return { name, path, given, settings, plan, fit: clusterFit(settings, path, plan) };
        });
