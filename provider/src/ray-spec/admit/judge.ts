import { knownText } from "../../shared/known";
import { type Breach, firstOfEachPath } from "../../shared/breach";
import { below, isIn, type Problem } from "../../shared/problems";
import { along, keysOf } from "../../shared/property-path";
import { containsUnknown, isUnknown } from "../../shared/unknown";
import { parseVersion } from "../facts/ray-version";
import { type SpecArgs } from "../args/args";
import { type SpecPlan } from "../build/spec-plan";
import { type SpecContext } from "../rules/rule";
import { addedFindings } from "./added-findings";
import { authenticationFindings } from "./authentication-findings";
import { exposureFindings } from "./exposure-findings";
import { type Finding, findingsOfRule, type RuledFinding } from "./finding";
import { groupsAreGroups, kuberayFindings } from "./kuberay-findings";
import { inputOf } from "./origin";
import { judgedPods } from "./judged-pod";
import { podFindings } from "./pod-findings";
import { redisFindings } from "./redis-findings";
import { schemaFindings } from "./schema-rules";

/** What a plan is judged by beside its inputs. */
interface Judged extends SpecContext {
    readonly plan: SpecPlan;
    readonly object: ObjectOfSpec;
}

/** What has the spec: a RayCluster, or another Ray object with the spec inside. */
interface ObjectOfSpec {
    /** Where its inputs are. */
    readonly path: string;
    /** KubeRay reads some things there that have no field. */
    readonly annotations: Readonly<Record<string, unknown>>;
}

/**
 * What the CRD, the API server or the operator would refuse in the spec that these inputs become, each at the input
 * that it comes from. Judges what overrides make of the spec, where no single input can tell.
 * What was `said` of the inputs shows again in what they become, and is left out.
 */
export function plannedProblems(
    settings: SpecArgs,
    { plan, object, ...at }: Judged,
    said: readonly Problem[],
): Breach[] {
    const hasUnknown = containsUnknown(settings);
    const spec = specIn(plan, hasUnknown);
    if (spec === undefined) return [];
    const findings = findingsOf(spec, object.annotations, knownText(at.operatorVersion) ?? "");
    const exposed = findingsOfRule("R-EXPOSED-OPENLY", exposureFindings(spec, settings, at.ways));
    const pathOf = ({ input, place }: Finding): string =>
        input === undefined ? inputOf(settings, at.path, spec, place) : input.reduce<string>(below, object.path);
    const problems = [...findings, ...exposed]
        .filter(({ absent }) => absent !== true || !hasUnknown)
        .map((finding) => ({ path: pathOf(finding), reason: finding.reason, rule: finding.rule }))
        .filter(({ path }) => !hasUnknown || !isOpen(settings, path.slice(at.path.length)))
        .filter(({ path }) => !said.some((problem) => isNear(path, problem.path)));
    return firstOfEachPath(problems);
}

const isNear = (path: string, other: string): boolean => isIn(path, other) || isIn(other, path);

/** Whether what stands there, or what it is part of, is unknown: nothing is known then of what it becomes. */
const isOpen = (settings: SpecArgs, path: string): boolean => [...along(settings, keysOf(path))].some(isUnknown);

/** With unknowns among the inputs there may be nothing to plan yet; it is judged when the update runs. */
function specIn(plan: SpecPlan, hasUnknown: boolean): Readonly<Record<string, unknown>> | undefined {
    try {
        return plan.spec as unknown as Readonly<Record<string, unknown>>;
    } catch (error) {
        if (hasUnknown) return undefined;
        throw error;
    }
}

function findingsOf(
    spec: Readonly<Record<string, unknown>>,
    annotations: Readonly<Record<string, unknown>>,
    operatorVersion: string,
): RuledFinding[] {
    const operator = parseVersion(operatorVersion);
    const shape = [...findingsOfRule("R-GROUP-LIST", groupsAreGroups(spec)), ...schemaFindings(spec, { operator })];
    const pods = judgedPods(spec);
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
