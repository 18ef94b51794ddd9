import { knownMap, knownText } from "../../ray-object/known";
import { type Problem } from "../../shared/problems";
import { containsUnknown, isUnknown } from "../../shared/unknown";
import { type PlannedArgs, planUnmarked } from "../plan";
import { isOlder, parseVersion } from "../ray-version";
import { type RuleContext, type Settings } from "../rule";
import { addedFindings } from "./added-findings";
import { authenticationFindings } from "./authentication-findings";
import { type Finding } from "./finding";
import { groupsAreGroups, kuberayFindings } from "./kuberay-findings";
import { inputOf } from "./origin";
import { plannedPods } from "./planned-pod";
import { podFindings } from "./pod-findings";
import { redisFindings } from "./redis-findings";
import { schemaFindings } from "./schema-rules";

/** The first KubeRay whose fields the table of types does not have. */
const NEWER_THAN_TYPES = [1, 7, 0] as const;

/**
 * What the CRD, the API server or the operator would refuse in the RayCluster that these settings become, each at the
 * input that it comes from. Judges what overrides make of the object, where no single input can tell.
 */
export function plannedProblems(settings: Settings, at: RuleContext): Problem[] {
    const object = planUnmarked(plannable(settings, at), "") as unknown as Readonly<Record<string, unknown>>;
    const version = knownText(at.operatorVersion) ?? "";
    const hasUnknown = containsUnknown(settings);
    return findingsOf(object, version)
        .filter(({ absent }) => absent !== true || !hasUnknown)
        .map(({ place, reason }) => ({ path: inputOf(settings, at.path, object, place), reason }));
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
    const version = parseVersion(operatorVersion);
    const closed = version !== undefined && isOlder(version, NEWER_THAN_TYPES);
    const shape = [...groupsAreGroups(spec), ...schemaFindings(object.spec, { closed })];
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
