import { Errors, type ValueError, ValueErrorType } from "@sinclair/typebox/errors";
import { Check } from "@sinclair/typebox/value";
import { type TSchema } from "../definition";
import { type Breach } from "../breach";
import { keysOf } from "../property-path";
import { DID_YOU_MEAN } from "../similar";
import { isUnknown } from "../unknown";
import { isOptional } from "./definition-reading";
import { lastKey, pathOf } from "./path";
import { isMissing, isNoInput, isNotAsWanted } from "./reasons";

/**
 * What a definition alone can say against a value: wrong types, missing and unknown properties, ranges, choices, empty
 * lists. One problem for each offending place, in the order of the definition. What is still unknown passes, be it a
 * leaf or a whole map; an optional property that is null counts as left out.
 */
export function shapeProblems(definition: TSchema, value: unknown, path = ""): Breach[] {
    // Hardly any value has problems, and to look for their places takes several times as long.
    if (Check(definition, value)) return [];
    const problems = new Map<string, Breach>();
    for (const error of Errors(definition, value)) {
        const at = pathOf(path, value, error.path);
        // A missing property is reported a second time, as one of the wrong type: the first word is the right one.
        if (problems.has(at) || passes(error)) continue;
        problems.set(at, { path: at, ...brokenBy(error) });
    }
    return [...problems.values()];
}

/**
 * Whether what is wrong with a shape leaves it to be judged, `withKnownNames`: a property that nobody asks for decides
 * nothing. One that may be a misspelt input does, and one within an input may be what that was for.
 */
export const isButMisnamed = (problems: readonly Breach[], path = ""): boolean =>
    problems.every(
        (problem) =>
            problem.rule === "R-INPUT-NAME" &&
            !problem.reason.includes(DID_YOU_MEAN) &&
            keysOf(problem.path).length === keysOf(path).length + 1,
    );

function passes(error: ValueError): boolean {
    if (error.type === ValueErrorType.ObjectAdditionalProperties) return error.value === null;
    return isUnknown(error.value) || (error.value === null && isOptional(error.schema));
}

function brokenBy(error: ValueError): Omit<Breach, "path"> {
    const key = lastKey(error.path);
    if (error.type === ValueErrorType.ObjectAdditionalProperties)
        return { rule: "R-INPUT-NAME", reason: isNoInput(key, error.schema) };
    const absent = error.value === undefined || (error.value === null && !/^\d+$/.test(key));
    return absent
        ? { rule: "R-INPUT-MISSING", reason: isMissing(error.schema) }
        : { rule: "R-INPUT-VALUE", reason: isNotAsWanted(error.schema, error.value) };
}
