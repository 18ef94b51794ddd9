import { knownMap, knownText } from "../../shared/known";
import { below, type Problem } from "../../shared/problems";
import { isQualifiedName } from "../facts/syntax";

export type TextTest = readonly [holds: (text: string) => boolean, rule: string];

export const textProblems = (given: unknown, path: string, tests: Readonly<Record<string, TextTest>>): Problem[] =>
    Object.entries(tests).flatMap(([key, [holds, rule]]) => {
        const text = knownText(knownMap(given)[key]);
        if (text === undefined || holds(text)) return [];
        return [{ path: below(path, key), reason: `${rule}, got "${text}". Correct it.` }];
    });

export const annotationProblems = (given: unknown, path: string): Problem[] =>
    Object.keys(knownMap(given))
        .filter((key) => !isQualifiedName(key.toLowerCase()))
        .map((key) => ({
            path: below(path, key),
            reason: `the key of an annotation is a name, perhaps after a domain and "/", got "${key}". Rename it.`,
        }));
