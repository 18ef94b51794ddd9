import { knownText } from "../shared/known";
import { type PlainObject, type ResourceContext } from "../shared/custom-resource";
import { type Breach, breachesOf } from "../shared/breach";
import { below, type Problem } from "../shared/problems";
import { didYouMean } from "../shared/similar";
import { isUnknown, type Unknown } from "../shared/unknown";
import { shapeProblems, withDefaults } from "../shared/validation";
import { DEFAULT_KUBERAY_VERSION, SUPPORTED_KUBERAY_VERSIONS } from "../shared/versions";
import { type PoolPlacement } from "../node-pool/args";
import { rayClusterArgs, type RayClusterArgs } from "./args";
import { checkRayCluster } from "./checks";
import { podsFit } from "../ray-spec/fit/errors";
import { parseVersion } from "../ray-spec/facts/ray-version";

export const DEFAULT_RAY_NAMESPACE = "default";

/** Fills in every default, those that depend on the resource too. */
export function withAllDefaults(inputs: PlainObject, resourceName: string): PlainObject {
    return {
        name: resourceName,
        namespace: DEFAULT_RAY_NAMESPACE,
        operatorVersion: DEFAULT_KUBERAY_VERSION,
        ...withDefaults(rayClusterArgs, inputs),
    };
}

export function checkInputs(at: ResourceContext, given: PlainObject): { inputs: PlainObject; problems: Breach[] } {
    const inputs = withAllDefaults(given, at.name);
    const args = inputs as unknown as RayClusterArgs;
    const context = {
        name: args.name ?? at.name,
        path: "",
        pools: (args.pools ?? {}) as Record<string, PoolPlacement> | Unknown,
        operatorVersion: args.operatorVersion ?? DEFAULT_KUBERAY_VERSION,
    };
    const problems = [
        ...shapeProblems(rayClusterArgs, inputs),
        ...breachesOf("R-KUBERAY-VERSION", operatorVersionIsAVersion(args)),
        ...checkRayCluster(args, context),
    ];
    const fit = podsFit({ ...args, name: context.name }, "", problems);
    return { inputs, problems: firstOfEachPath([...problems, ...fit]) };
}

/** Any version: an operator that others run may be newer than those this provider can install. */
function operatorVersionIsAVersion({ operatorVersion }: RayClusterArgs): Problem[] {
    const text = isUnknown(operatorVersion) ? undefined : knownText(operatorVersion);
    if (text === undefined || parseVersion(text) !== undefined) return [];
    const reason = `a version of KubeRay looks like "${DEFAULT_KUBERAY_VERSION}", got "${text}".${didYouMean(text, SUPPORTED_KUBERAY_VERSIONS)} Give the version of the operator.`;
    return [{ path: below("", "operatorVersion"), reason }];
}

/** What has the wrong type is not judged by a rule as well. */
const firstOfEachPath = (problems: readonly Breach[]): Breach[] =>
    problems.filter(({ path }, index) => problems.findIndex((other) => other.path === path) === index);
