import { type SPEC } from "../rules/ray-spec";
import { type Breach, breachesBy, type Checks } from "../shared/breach";
import { type SpecArgs } from "./args/args";
import { defaultInputs, podInputs } from "./facts/pod-inputs";
import { fitWarnings } from "./fit/warnings";
import { type SpecFit } from "./fit/group";
import { nothingIsExposedOpenly, tokenSecretFits, variablesLeaveTokensAlone } from "./rules/authentication-rules";
import { containerImagesAreReferences, restartPolicyIsOfInit, variablesHaveOneSource } from "./rules/container-rules";
import { groupNamesAreUsable, replicasAreOrdered } from "./rules/group-rules";
import { podLabelsAreUsable } from "./rules/label-rules";
import { memoryIsAQuantity, podsHaveSizes, poolsExist } from "./rules/pod-rules";
import { redisIsAnAddress } from "./rules/redis-rules";
import { type Rule, type SpecContext } from "./rules/rule";
import { serviceIsNamed } from "./rules/service-rules";
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
import { specWarnings } from "./rules/warnings";

/** What the inputs say, before anything is planned. */
const RULES: Checks<typeof SPEC, Rule> = {
    "R-RAY-IMAGE": imageIsAReference,
    "R-RAY-VERSION": rayVersionIsAVersion,
    "R-RAY-VERSION-AGREES": rayVersionAgreesWithImage,
    "R-RAY-TOKENS": rayKnowsTokens,
    "R-KUBERAY-TOKENS": operatorKnowsTokens,
    "R-TOKEN-SECRET": tokenSecretFits,
    "R-TOKEN-VARIABLE": variablesLeaveTokensAlone,
    "R-EXPOSED-OPENLY": nothingIsExposedOpenly,
    "R-RAY-LABELS": podLabelsAreUsable,
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
    "R-REDIS-ADDRESS": redisIsAnAddress,
    "R-POD-TEMPLATE": templatesAreTemplates,
    "R-SPEC-OVERRIDE": overrideIsASpec,
};

export function checkSpec(settings: SpecArgs, at: SpecContext): Breach[] {
    const pods = podInputs(settings, at.path);
    const context = { ...at, pods, podSettings: [defaultInputs(settings, at.path), ...pods] };
    return breachesBy(RULES, (rule) => rule(settings, context));
}

/** Legal but unwise; for inputs that have passed the checks. */
export const warningsOnSpec = (fit: SpecFit): Breach[] => [...specWarnings(fit.args, fit.path), ...fitWarnings(fit)];
