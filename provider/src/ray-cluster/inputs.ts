import { knownText } from "../shared/known";
import { type PlainObject, type ResourceContext } from "../shared/custom-resource";
import { type Breach, breachesOf, firstOfEachPath } from "../shared/breach";
import { below, type Problem } from "../shared/problems";
import { isUnknown, UNKNOWN, type Unknown } from "../shared/unknown";
import { DEFAULT_KUBERAY_VERSION, didYouMeanVersion } from "../shared/versions";
import { shapeProblems } from "../shared/validation/shape";
import { rayClusterArgs, type RayClusterArgs } from "./args/args";
import { checkRayCluster, type ClusterContext, clusterFit, planToJudge } from "./checks";
import { type SpecFit } from "../ray-spec/fit/group";
import { podsFit } from "../ray-spec/fit/errors";
import { parseVersion } from "../ray-spec/facts/ray-version";
import { UNKNOWN_POOL } from "../placement/open-pool";
import { type PoolPlacement } from "../placement/args/pool-placement";
import { withDefaults } from "../shared/validation/defaults";

const DEFAULT_RAY_NAMESPACE = "default";

/** Fills in every default, those that depend on the resource too. */
export function withAllDefaults(inputs: PlainObject, resourceName: string): PlainObject {
    return {
        name: resourceName,
        namespace: DEFAULT_RAY_NAMESPACE,
        operatorVersion: DEFAULT_KUBERAY_VERSION,
        ...withDefaults(rayClusterArgs, inputs),
    };
}

export interface CheckedInputs {
    readonly inputs: PlainObject;
    readonly problems: Breach[];
    /** The pods that they make, for whoever has more to say of them. */
    readonly fit: SpecFit;
}

export function checkInputs(at: ResourceContext, given: PlainObject): CheckedInputs {
    const inputs = withAllDefaults(given, at.name);
    const args = inputs as unknown as RayClusterArgs;
    const context: ClusterContext = {
        name: args.name ?? at.name,
        path: "",
        pools: openPools(args.pools),
        operatorVersion: args.operatorVersion ?? DEFAULT_KUBERAY_VERSION,
    };
    const plan = planToJudge(args, context);
    const fit = clusterFit(args, "", plan);
    const shape = shapeProblems(rayClusterArgs, inputs);
    const problems = [
        ...shape,
        ...breachesOf("R-KUBERAY-VERSION", operatorVersionIsAVersion(args)),
        ...checkRayCluster(args, context, { plan, isShaped: shape.length === 0 }),
    ];
    return { inputs, problems: firstOfEachPath([...problems, ...podsFit(fit, problems)]), fit };
}

/** Another stack may still have to make a pool. */
function openPools(pools: RayClusterArgs["pools"] | Unknown): Readonly<Record<string, PoolPlacement>> | Unknown {
    if (isUnknown(pools)) return UNKNOWN;
    const all = Object.entries(pools ?? {});
    return Object.fromEntries(all.map(([name, pool]) => [name, isUnknown(pool) ? UNKNOWN_POOL : pool]));
}

/** Any version: an operator that others run may be newer than those this provider can install. */
function operatorVersionIsAVersion({ operatorVersion }: RayClusterArgs): Problem[] {
    const text = isUnknown(operatorVersion) ? undefined : knownText(operatorVersion);
    if (text === undefined || parseVersion(text) !== undefined) return [];
    const reason = `a version of KubeRay looks like "${DEFAULT_KUBERAY_VERSION}", got "${text}".${didYouMeanVersion(text)} Give the version of the operator.`;
    return [{ path: below("", "operatorVersion"), reason }];
}
