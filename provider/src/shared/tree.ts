import { isRecord } from "./known";

/** A plain JSON object. */
export interface Tree {
    readonly [key: string]: Json;
}

export type Json = null | boolean | number | string | readonly Json[] | Tree;

export const isTree = (value: unknown): value is Tree => isRecord(value);

/** The fields that have a value. */
export function tree(fields: Readonly<Record<string, Json | undefined>>): Tree {
    const kept: Record<string, Json> = {};
    for (const key of Object.keys(fields)) {
        const value = fields[key];
        if (value !== undefined) kept[key] = value;
    }
    return kept;
}

/** A map or list as a field: not written when it holds nothing. */
export const unlessEmpty = <T extends Tree | readonly Json[]>(value: T | undefined): T | undefined =>
    value === undefined || Object.keys(value).length === 0 ? undefined : value;

export const isList = (value: unknown): value is readonly Json[] => Array.isArray(value);
