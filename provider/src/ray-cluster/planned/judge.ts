import { knownMap, knownText } from "../../ray-object/known";
import { type Problem } from "../../shared/problems";
import { containsUnknown, isUnknown } from "../../shared/unknown";
import { type PlannedArgs, planUnmarked } from "../plan";
import { parseVersion } from "../ray-version";
import { type RuleContext, type Settings } from "../rules/rule";
import { addedFindings } from "./added-findings";
import { authenticationFindings } from "./authentication-findings";
import { exposureFindings } from "./exposure-findings";
import { type Finding } from "./finding";
import { groupsAreGroups, kuberayFindings } from "./kuberay-findings";
import { inputOf } from "./origin";
import { plannedPods } from "./planned-pod";
import { podFindings } from "./pod-findings";
import { redisFindings } from "./redis-findings";
import { schemaFindings } from "./schema-rules";

/**
 * What the CRD, the API server or the operator would refuse in the RayCluster that these settings become, each at the
 * input that it comes from. Judges what overrides make of the object, where no single input can tell.
 */
export function plannedProblems(settings: Settings, at: RuleContext): Problem[] {
    const hasUnknown = containsUnknown(settings);
    const object = planned(settings, at, hasUnknown);
    if (object === undefined) return [];
    const findings = findingsOf(object, knownText(at.operatorVersion) ?? "");
    return [...findings, ...exposureFindings(knownMap(object.spec), settings)]
        .filter(({ absent }) => absent !== true || !hasUnknown)
        .map(({ place, reason }) => ({ path: inputOf(settings, at.path, object, place), reason }));
}

/** With unknowns among the inputs there may be nothing to plan yet; it is judged when the update runs. */
function planned(
    settings: Settings,
    at: RuleContext,
    hasUnknown: boolean,
): Readonly<Record<string, unknown>> | undefined {
    try {
        return planUnmarked(plannable(settings, at), "") as unknown as Readonly<Record<string, unknown>>;
    } catch (error) {
        if (hasUnknown) return undefined;
        throw error;
    }
}

const plannable = (settings: Settings, { name, pools, operatorVersion }: RuleContext): PlannedArgs => ({
    ...settings,
    name: knownText(name) ?? "",
    namespace: knownText(settings.namespace) ?? "",
    operatorVersion: knownText(operatorVersion) ?? "",
    pools: isUnknown(pools) ? {} : pools,
});

export function findingsOf(object: Readonly<Record<string, unknown>>, operatorVersion: string): Finding[] {
    const spec = knownMap(object.spec);
    const operator = parseVersion(operatorVersion);
    const shape = [...groupsAreGroups(spec), ...schemaFindings(object.spec, { operator })];
    const pods = plannedPods(spec);
    const annotations = knownMap(knownMap(object.metadata).annotations);
    return [
        ...shape,
        ...pods.flatMap(podFindings),
        ...addedFindings(spec, pods),
        ...kuberayFindings(spec, pods, operatorVersion),
        ...pods.filter(({ role }) => role === "head").flatMap((head) => redisFindings(spec, annotations, head)),
        ...authenticationFindings(spec),
    ];
}
