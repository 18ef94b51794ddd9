import { clusterFit, planToJudge } from "../../ray-cluster/checks";
import { type RayClusterSettings } from "../../ray-cluster/args/args";
import { type SpecPlan } from "../../ray-spec/build/spec-plan";
import { type SpecFit } from "../../ray-spec/fit/group";
import { isRecord } from "../../shared/known";
import { below } from "../../shared/problems";
import { DEFAULT_KUBERAY_VERSION } from "../../shared/versions";
import { withAccountName } from "../facts/account-settings";
import { type RayPlatformArgs } from "../args/args";
import { normalForm } from "../args/normal-form";
import { type Placements, placements } from "../facts/placements";

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

/** A unit in its normal form, with all that its checks and remarks share. */
export interface JudgedUnit {
    readonly inputs: RayPlatformArgs;
    readonly pools: Placements;
    readonly clusters: readonly JudgedCluster[];
}

/** Runs before the gate: any shape may come. */
export function judgedUnit(args: unknown, unit: string): JudgedUnit {
    const inputs = normalForm(args as RayPlatformArgs);
    const pools = isRecord(args) ? placements(inputs, unit) : {};
    return { inputs, pools, clusters: judgedClusters(inputs, pools) };
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
