import { isRecord } from "./known";

/** A plain JSON object. */
export interface Tree {
    readonly [key: string]: Json;
}

export type Json = null | boolean | number | string | readonly Json[] | Tree;

export const isTree = (value: unknown): value is Tree => isRecord(value);

/** The fields that have a value. */
export const tree = (fields: Readonly<Record<string, Json | undefined>>): Tree =>
    Object.fromEntries(Object.entries(fields).filter((field): field is [string, Json] => field[1] !== undefined));

/** A map or list as a field: not written when it holds nothing. */
export const unlessEmpty = <T extends Tree | readonly Json[]>(value: T | undefined): T | undefined =>
    value === undefined || Object.keys(value).length === 0 ? undefined : value;

export const isList = (value: unknown): value is readonly Json[] => Array.isArray(value);
