import { isRecord } from "../../shared/known";
import { isUnknown } from "../../shared/unknown";
import { shown } from "./scalar";

/** Something wrong with the value of a field; `key` where it is one entry of it. */
export interface FieldProblem {
    readonly key?: string | number;
    readonly reason: string;
}

/** Judges the value of one field, whose type is known to be right. */
export type FieldRule = (value: unknown) => FieldProblem[];

/** Judges an object whose fields depend on each other; an empty `field` means the object itself. */
export type ObjectRule = (object: Readonly<Record<string, unknown>>) => readonly ObjectProblem[];
export interface ObjectProblem {
    readonly field: string;
    readonly key?: string | number;
    readonly reason: string;
    readonly absent?: boolean;
}

const check =
    (holds: (value: never) => boolean, rule: string, wayOut: string): FieldRule =>
    (value) =>
        holds(value as never) ? [] : [{ reason: `${rule}, got ${shown(value)}. ${wayOut}` }];

/** A text of a syntax, e.g. `text(isDnsLabel, "is a DNS label ...", "Rename it.")`. Empty text counts. */
export const text = (holds: (text: string) => boolean, rule: string, wayOut = "Correct it."): FieldRule =>
    check(holds, rule, wayOut);

export const oneOf = (...words: readonly string[]): FieldRule =>
    check(
        (value: string) => words.includes(value),
        `is one of ${words.map((word) => `"${word}"`).join(", ")}`,
        "Pick one.",
    );

export const atLeast = (least: number): FieldRule =>
    check((value: number) => value >= least, `is ${least} or more`, `Raise it to ${least} or more.`);

export const between = (least: number, most: number): FieldRule =>
    check((value: number) => value >= least && value <= most, `is from ${least} to ${most}`, "Give one of these.");

export const notEmpty: FieldRule = check(
    (value: string | readonly unknown[]) => value.length > 0,
    "is not empty",
    "Give one, or leave the whole out.",
);

/** The rule for each entry of a list. */
export const eachEntry =
    (rule: FieldRule): FieldRule =>
    (value) =>
        (value as readonly unknown[]).flatMap((entry, key) =>
            isUnknown(entry) ? [] : rule(entry).map(({ reason }) => ({ key, reason })),
        );

/** Rules for the keys and values of a map of texts. */
export const entries =
    (keys: FieldRule, values: FieldRule = () => []): FieldRule =>
    (value) =>
        Object.entries(isRecord(value) ? value : {}).flatMap(([key, entry]) =>
            [...keys(key), ...(isUnknown(entry) ? [] : values(entry))].map(({ reason }) => ({ key, reason })),
        );

/** Exactly one of the fields has to be there, or, with `least` 0, at most one. */
export const exactlyOne =
    (what: string, fields: readonly string[], least = 1): ObjectRule =>
    (object) => {
        const given = fields.filter((field) => object[field] !== undefined);
        if (given.length === 1 || (least === 0 && given.length === 0)) return [];
        const seen = given.length === 0 ? "none" : given.join(" and ");
        const reason = `has exactly one ${what}, got ${seen}. Give one of ${fields.join(", ")}.`;
        return [{ field: "", reason, absent: given.length === 0 }];
    };
