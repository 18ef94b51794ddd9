import { type Problem } from "../shared/problems";
import { labelsAreUsable } from "./label-rules";
import { groupNamesAreUsable, nameIsUsable, namespaceIsUsable, workersAreNotEmpty } from "./name-rules";
import {
    memoryIsAQuantity,
    podsHaveSizes,
    poolsExist,
    startParametersAreAccepted,
    variablesAreAccepted,
} from "./pod-rules";
import { replicasAreOrdered } from "./replica-rules";
import { type Rule, type RuleContext, type Settings } from "./rule";
import { restartPolicyIsNever, templatesAreTemplates } from "./template-rules";
import {
    imageIsAReference,
    operatorKnowsTokens,
    rayKnowsTokens,
    rayVersionAgreesWithImage,
    rayVersionIsAVersion,
    vulnerabilities,
} from "./version-rules";

const RULES: readonly Rule[] = [
    nameIsUsable,
    namespaceIsUsable,
    imageIsAReference,
    rayVersionIsAVersion,
    rayVersionAgreesWithImage,
    rayKnowsTokens,
    operatorKnowsTokens,
    labelsAreUsable,
    workersAreNotEmpty,
    groupNamesAreUsable,
    replicasAreOrdered,
    poolsExist,
    podsHaveSizes,
    memoryIsAQuantity,
    startParametersAreAccepted,
    variablesAreAccepted,
    templatesAreTemplates,
    restartPolicyIsNever,
];

/**
 * Every rule that KubeRay would report only as an event, or not at all. Types, missing and misspelt properties are the
 * shape check's; a rule is silent about a leaf that is unknown or of the wrong type.
 */
export const checkRayCluster = (settings: Settings, at: RuleContext): Problem[] =>
    RULES.flatMap((rule) => rule(settings, at));

/** Legal but unwise. */
export const warnRayCluster = (settings: Settings, at: Pick<RuleContext, "path">): Problem[] =>
    vulnerabilities(settings, at.path);
