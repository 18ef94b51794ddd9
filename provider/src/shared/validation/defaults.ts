import { type TSchema } from "../definition";
import { type SchemaReading, valuesOf } from "./definition-reading";

/**
 * The value with the defaults of its optional properties filled in, at every depth that is there, and without
 * properties that are null: both stand for "left out". Never changes its argument; what does not fit the definition,
 * or is unknown, stays as it is.
 */
export function withDefaults<T>(definition: TSchema, value: T): T {
    return filled(definition, value) as T;
}

function filled(definition: SchemaReading, value: unknown): unknown {
    if (Array.isArray(value)) return definition.items === undefined ? value : eachOf(definition.items, value);
    if (typeof value !== "object" || value === null) return value;
    const values = valuesOf(definition);
    if (values !== undefined) return mapped(value, (item) => filled(values, item));
    if (definition.properties === undefined) return value;
    const { properties } = definition;
    const given = mapped(value, (item, key) => {
        const property = properties[key];
        return property === undefined ? item : filled(property, item);
    });
    return { ...given, ...defaultsFor(properties, given) };
}

const eachOf = (items: SchemaReading, list: readonly unknown[]): unknown[] => list.map((item) => filled(items, item));

function mapped(map: object, change: (item: unknown, key: string) => unknown): Record<string, unknown> {
    const present = Object.entries(map).filter(([, item]) => item !== null && item !== undefined);
    return Object.fromEntries(present.map(([key, item]) => [key, change(item, key)]));
}

function defaultsFor(properties: Readonly<Record<string, SchemaReading>>, given: object): Record<string, unknown> {
    const missing = Object.entries(properties).filter(
        ([key, { default: value }]) => !(key in given) && value !== undefined,
    );
    return Object.fromEntries(missing.map(([key, definition]) => [key, definition.default as unknown]));
}
