import { peersArePeers, routesAreRoutes, waysIn } from "../ray-object/companions/rules";
import { plannedProblems } from "../ray-spec/admit/judge";
import { planSpec, type SpecPlan } from "../ray-spec/build/spec-plan";
import { checkSpec, warningsOnSpec } from "../ray-spec/checks";
import { fitNotes } from "../ray-spec/fit/notes";
import { fitOfSpec, type SpecFit } from "../ray-spec/fit/group";
import { type SpecContext } from "../ray-spec/rules/rule";
import { type CLUSTER } from "../rules/ray-cluster";
import { acceptBreaches, unaccepted } from "../shared/accept";
import { type Breach, breachesBy, breachesOf, type Checks } from "../shared/breach";
import { knownMap, knownText } from "../shared/known";
import { isUnknown } from "../shared/unknown";
import { shapeProblems } from "../shared/validation/shape";
import { rayClusterArgs, type RayClusterArgs } from "./args/args";
import { specOf } from "./plan/ray-cluster";
import {
    type ClusterRule,
    type Named,
    nameIsUsable,
    namespaceIsUsable,
    objectLabelsAreUsable,
    queueIsAName,
    type Settings,
} from "./rules/object-rules";
import { clusterWarnings } from "./rules/warnings";
import { mayBeSuspended } from "../ray-object/suspension";

/** What the checks of a Ray cluster must know beside its settings. */
export type ClusterContext = Named & Omit<SpecContext, "ways">;

type OfTheName = "R-RAY-NAME" | "R-RAY-NAMESPACE";

/** Before the spec. */
const OF_THE_NAME: Checks<Pick<typeof CLUSTER, OfTheName>, ClusterRule> = {
    "R-RAY-NAME": nameIsUsable,
    "R-RAY-NAMESPACE": namespaceIsUsable,
};

/** After it. */
const BESIDE_THE_SPEC: Checks<Omit<typeof CLUSTER, OfTheName>, ClusterRule> = {
    "R-ROUTE": (settings, { path }) => routesAreRoutes(settings, path),
    "R-PEER": (settings, { path }) => peersArePeers(settings, path),
    "R-QUEUE": queueIsAName,
};

/** The plan that settings are judged by; may be made of any, and throws only when it is asked for a part. */
export const planToJudge = (settings: Settings, { name, pools, operatorVersion }: ClusterContext): SpecPlan =>
    planSpec(
        specOf({
            ...settings,
            // A stand-in for what is unknown: volume claims are named after it.
            name: knownText(name) ?? "unknown",
            namespace: knownText(settings.namespace) ?? "",
            operatorVersion: knownText(operatorVersion) ?? "",
            pools: isUnknown(pools) ? {} : pools,
        }),
    );

/**
 * Every rule that KubeRay would report only as an event, or not at all. Types, missing and misspelt properties are the
 * shape check's; a rule is silent about a leaf that is unknown or of the wrong type. What the inputs become is judged
 * as well, where it can be planned: it shows what no single input can tell.
 */
export function checkRayCluster(
    settings: Settings,
    at: ClusterContext,
    { plan = planToJudge(settings, at), isShaped = hasShape(settings) }: KnownOfCluster = {},
): Breach[] {
    const context = { ...at, ways: waysIn(settings, at.path) };
    const given = [
        ...acceptBreaches(settings.accept, at.path),
        ...breachesBy(OF_THE_NAME, (rule) => rule(settings, at)),
        ...checkSpec(settings, context),
        ...breachesOf("R-RAY-LABELS", objectLabelsAreUsable(settings, at)),
        ...breachesBy(BESIDE_THE_SPEC, (rule) => rule(settings, at)),
    ];
    if (!isShaped) return given;
    const object = { path: at.path, annotations: knownMap(settings.annotations) };
    return [...given, ...plannedProblems(settings, { ...context, plan, object }, given)];
}

/** What has been found out of a Ray cluster before its checks. */
interface KnownOfCluster {
    readonly plan?: SpecPlan;
    readonly isShaped?: boolean;
}

const hasShape = (settings: Settings): boolean => shapeProblems(rayClusterArgs, settings).length === 0;

/** The pods of a cluster, as they are to be judged. */
export const clusterFit = (settings: Settings, path: string, plan: SpecPlan): SpecFit =>
    fitOfSpec(plan, path, mayBeSuspended(settings));

/** Legal but unwise, then good to know, less what is accepted; for settings that have passed the checks. */
export const remarksOnRayCluster = (settings: RayClusterArgs, fit: SpecFit): Breach[] =>
    unaccepted([...warningsOnSpec(fit), ...clusterWarnings(settings, fit.path), ...fitNotes(fit)], settings.accept);
