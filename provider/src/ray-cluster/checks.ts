import { type Problem } from "../shared/problems";
import { shapeProblems } from "../shared/validation";
import { peersArePeers, routesAreRoutes, serviceIsNamed } from "./rules/access-rules";
import { rayClusterArgs, type RayClusterArgs } from "./args";
import { fitNotes } from "./fit/notes";
import { fitWarnings } from "./fit/warnings";
import { nothingIsExposedOpenly, tokenSecretFits, variablesLeaveTokensAlone } from "./rules/authentication-rules";
import { containerImagesAreReferences, restartPolicyIsOfInit, variablesHaveOneSource } from "./rules/container-rules";
import { labelsAreUsable } from "./rules/label-rules";
import { groupNamesAreUsable, nameIsUsable, namespaceIsUsable, workersAreNotEmpty } from "./rules/name-rules";
import { plannedProblems } from "./planned/judge";
import { memoryIsAQuantity, podsHaveSizes, poolsExist } from "./rules/pod-rules";
import { queueIsAName, redisIsAnAddress } from "./rules/queue-rules";
import { replicasAreOrdered } from "./rules/replica-rules";
import { type Rule, type RuleContext, type Settings } from "./rules/rule";
import { startParametersAreAccepted } from "./rules/start-parameter-rules";
import { overrideIsASpec, templatesAreTemplates } from "./rules/template-rules";
import {
    imageIsAReference,
    operatorKnowsTokens,
    rayKnowsTokens,
    rayVersionAgreesWithImage,
    rayVersionIsAVersion,
} from "./rules/version-rules";
import {
    fileSystemsHaveIds,
    hostPathsAreAbsolute,
    mountsArePaths,
    sharedMemoryIsSaidOnce,
    volumesHaveOneSource,
} from "./rules/volume-rules";
import { warningsOf } from "./rules/warnings";

/** What the inputs say, before anything is planned. */
const RULES: readonly Rule[] = [
    nameIsUsable,
    namespaceIsUsable,
    imageIsAReference,
    rayVersionIsAVersion,
    rayVersionAgreesWithImage,
    rayKnowsTokens,
    operatorKnowsTokens,
    tokenSecretFits,
    variablesLeaveTokensAlone,
    nothingIsExposedOpenly,
    labelsAreUsable,
    workersAreNotEmpty,
    groupNamesAreUsable,
    replicasAreOrdered,
    poolsExist,
    podsHaveSizes,
    memoryIsAQuantity,
    startParametersAreAccepted,
    variablesHaveOneSource,
    restartPolicyIsOfInit,
    containerImagesAreReferences,
    volumesHaveOneSource,
    mountsArePaths,
    hostPathsAreAbsolute,
    sharedMemoryIsSaidOnce,
    fileSystemsHaveIds,
    serviceIsNamed,
    routesAreRoutes,
    peersArePeers,
    queueIsAName,
    redisIsAnAddress,
    templatesAreTemplates,
    overrideIsASpec,
];

/**
 * Every rule that KubeRay would report only as an event, or not at all. Types, missing and misspelt properties are the
 * shape check's; a rule is silent about a leaf that is unknown or of the wrong type. What the inputs become is judged
 * as well, where it can be planned: it shows what no single input can tell.
 */
export function checkRayCluster(settings: Settings, at: RuleContext): Problem[] {
    const given = RULES.flatMap((rule) => rule(settings, at));
    if (shapeProblems(rayClusterArgs, settings).length > 0) return given;
    const planned = plannedProblems(settings, at).filter(
        ({ path }) => !given.some((problem) => isNear(path, problem.path)),
    );
    return [...given, ...firstOfEachPath(planned)];
}

/** A problem of the inputs shows again in the plan, at the same place or beside it. */
const isNear = (path: string, other: string): boolean => path === other || isBelow(path, other) || isBelow(other, path);

const isBelow = (path: string, top: string): boolean =>
    top !== "" && (path.startsWith(`${top}.`) || path.startsWith(`${top}[`));

const firstOfEachPath = (problems: readonly Problem[]): Problem[] =>
    problems.filter(({ path }, index) => problems.findIndex((other) => other.path === path) === index);

/** Legal but unwise, for settings that have passed the checks. */
export const warnRayCluster = (settings: Settings, { path }: Pick<RuleContext, "path">): Problem[] => [
    ...warningsOf(settings, path),
    ...fitWarnings(named(settings), path),
];

/** Nothing to be mended, and good to know. */
export const noteRayCluster = (settings: Settings, { path }: Pick<RuleContext, "path">): Problem[] =>
    fitNotes(named(settings), path);

/** Sizes do not depend on it. */
const named = (settings: Settings): RayClusterArgs & { readonly name: string } => ({ name: "", ...settings });
