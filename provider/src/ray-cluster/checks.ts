import { type CLUSTER } from "../rules/ray-cluster";
import { acceptBreaches, unaccepted } from "../shared/accept";
import { type Breach, breachesBy, type Checks } from "../shared/breach";
import { isIn } from "../shared/problems";
import { shapeProblems } from "../shared/validation";
import { peersArePeers, routesAreRoutes, serviceIsNamed } from "../ray-spec/rules/access-rules";
import { rayClusterArgs } from "./args";
import { fitNotes } from "../ray-spec/fit/notes";
import { fitWarnings } from "../ray-spec/fit/warnings";
import {
    nothingIsExposedOpenly,
    tokenSecretFits,
    variablesLeaveTokensAlone,
} from "../ray-spec/rules/authentication-rules";
import {
    containerImagesAreReferences,
    restartPolicyIsOfInit,
    variablesHaveOneSource,
} from "../ray-spec/rules/container-rules";
import { labelsAreUsable } from "../ray-spec/rules/label-rules";
import { groupNamesAreUsable, nameIsUsable, namespaceIsUsable } from "../ray-spec/rules/name-rules";
import { plannedProblems } from "../ray-spec/admit/judge";
import { memoryIsAQuantity, podsHaveSizes, poolsExist } from "../ray-spec/rules/pod-rules";
import { queueIsAName, redisIsAnAddress } from "../ray-spec/rules/queue-rules";
import { replicasAreOrdered } from "../ray-spec/rules/replica-rules";
import { type Rule, type RuleContext, type Settings } from "../ray-spec/rules/rule";
import { startParametersAreAccepted } from "../ray-spec/rules/start-parameter-rules";
import { overrideIsASpec, templatesAreTemplates } from "../ray-spec/rules/template-rules";
import {
    imageIsAReference,
    operatorKnowsTokens,
    rayKnowsTokens,
    rayVersionAgreesWithImage,
    rayVersionIsAVersion,
} from "../ray-spec/rules/version-rules";
import {
    fileSystemsHaveIds,
    hostPathsAreAbsolute,
    mountsArePaths,
    sharedMemoryIsSaidOnce,
    volumesHaveOneSource,
} from "../ray-spec/rules/volume-rules";
import { warningsOf } from "../ray-spec/rules/warnings";

/** What the inputs say, before anything is planned. */
const RULES: Checks<typeof CLUSTER, Rule> = {
    "R-RAY-NAME": nameIsUsable,
    "R-RAY-NAMESPACE": namespaceIsUsable,
    "R-RAY-IMAGE": imageIsAReference,
    "R-RAY-VERSION": rayVersionIsAVersion,
    "R-RAY-VERSION-AGREES": rayVersionAgreesWithImage,
    "R-RAY-TOKENS": rayKnowsTokens,
    "R-KUBERAY-TOKENS": operatorKnowsTokens,
    "R-TOKEN-SECRET": tokenSecretFits,
    "R-TOKEN-VARIABLE": variablesLeaveTokensAlone,
    "R-EXPOSED-OPENLY": nothingIsExposedOpenly,
    "R-RAY-LABELS": labelsAreUsable,
    "R-WORKERS-NAME": groupNamesAreUsable,
    "R-REPLICAS": replicasAreOrdered,
    "R-POOL-EXISTS": poolsExist,
    "R-POD-SIZE": podsHaveSizes,
    "R-MEMORY-QUANTITY": memoryIsAQuantity,
    "R-START-PARAMETER": startParametersAreAccepted,
    "R-VARIABLE-SOURCE": variablesHaveOneSource,
    "R-RESTART-POLICY": restartPolicyIsOfInit,
    "R-CONTAINER-IMAGE": containerImagesAreReferences,
    "R-VOLUME-SOURCE": volumesHaveOneSource,
    "R-MOUNT-PATH": mountsArePaths,
    "R-HOST-PATH": hostPathsAreAbsolute,
    "R-SHARED-MEMORY": sharedMemoryIsSaidOnce,
    "R-FILE-SYSTEM": fileSystemsHaveIds,
    "R-SERVICE": serviceIsNamed,
    "R-ROUTE": routesAreRoutes,
    "R-PEER": peersArePeers,
    "R-QUEUE": queueIsAName,
    "R-REDIS-ADDRESS": redisIsAnAddress,
    "R-POD-TEMPLATE": templatesAreTemplates,
    "R-SPEC-OVERRIDE": overrideIsASpec,
};

/**
 * Every rule that KubeRay would report only as an event, or not at all. Types, missing and misspelt properties are the
 * shape check's; a rule is silent about a leaf that is unknown or of the wrong type. What the inputs become is judged
 * as well, where it can be planned: it shows what no single input can tell.
 */
export function checkRayCluster(settings: Settings, at: RuleContext): Breach[] {
    const given = [...acceptBreaches(settings.accept, at.path), ...breachesBy(RULES, (rule) => rule(settings, at))];
    if (shapeProblems(rayClusterArgs, settings).length > 0) return given;
    const planned = plannedProblems(settings, at).filter(
        ({ path }) => !given.some((problem) => isNear(path, problem.path)),
    );
    return [...given, ...firstOfEachPath(planned)];
}

/** A problem of the inputs shows again in the plan, at the same place or beside it. */
const isNear = (path: string, other: string): boolean => isIn(path, other) || isIn(other, path);

const firstOfEachPath = (problems: readonly Breach[]): Breach[] =>
    problems.filter(({ path }, index) => problems.findIndex((other) => other.path === path) === index);

/** Legal but unwise, then good to know, less what is accepted; for settings that have passed the checks. */
export function remarksOnRayCluster(settings: Settings, { path }: Pick<RuleContext, "path">): Breach[] {
    // Sizes do not depend on the name.
    const source = { name: "", ...settings };
    const remarks = [...warningsOf(settings, path), ...fitWarnings(source, path), ...fitNotes(source, path)];
    return unaccepted(remarks, settings.accept);
}
