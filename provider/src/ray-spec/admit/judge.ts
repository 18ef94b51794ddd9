import { knownMap, knownText } from "../../shared/known";
import { type Breach } from "../../shared/breach";
import { containsUnknown, isUnknown } from "../../shared/unknown";
import { type PlannedArgs, planUnmarked } from "../../ray-cluster/plan";
import { parseVersion } from "../facts/ray-version";
import { type RuleContext, type Settings } from "../rules/rule";
import { addedFindings } from "./added-findings";
import { authenticationFindings } from "./authentication-findings";
import { exposureFindings } from "./exposure-findings";
import { findingsOfRule, type RuledFinding } from "./finding";
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
export function plannedProblems(settings: Settings, at: RuleContext): Breach[] {
    const hasUnknown = containsUnknown(settings);
    const object = planned(settings, at, hasUnknown);
    if (object === undefined) return [];
    const findings = findingsOf(object, knownText(at.operatorVersion) ?? "");
    const exposed = findingsOfRule("R-EXPOSED-OPENLY", exposureFindings(knownMap(object.spec), settings));
    return [...findings, ...exposed]
        .filter(({ absent }) => absent !== true || !hasUnknown)
        .map(({ place, reason, rule }) => ({ path: inputOf(settings, at.path, object, place), reason, rule }));
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

export function findingsOf(object: Readonly<Record<string, unknown>>, operatorVersion: string): RuledFinding[] {
    const spec = knownMap(object.spec);
    const operator = parseVersion(operatorVersion);
    const shape = [
        ...findingsOfRule("R-GROUP-LIST", groupsAreGroups(spec)),
        ...schemaFindings(object.spec, { operator }),
    ];
    const pods = plannedPods(spec);
    const annotations = knownMap(knownMap(object.metadata).annotations);
    return [
        ...shape,
        ...pods.flatMap(podFindings),
        ...addedFindings(spec, pods),
        ...kuberayFindings(spec, pods, operatorVersion),
        ...findingsOfRule(
            "R-REDIS-ONCE",
            pods.filter(({ role }) => role === "head").flatMap((head) => redisFindings(spec, annotations, head)),
        ),
        ...findingsOfRule("R-AUTH-OPTIONS", authenticationFindings(spec)),
    ];
}
