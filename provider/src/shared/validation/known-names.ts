import { type TSchema } from "../definition";
import { type SchemaReading, valuesOf } from "./definition-reading";

/** The value without properties that its definition does not have, at every depth. Never changes its argument. */
export const withKnownNames = <T>(definition: TSchema, value: T): T => known(definition, value) as T;

function known(definition: SchemaReading, value: unknown): unknown {
    const { items, properties } = definition;
    if (Array.isArray(value)) return items === undefined ? value : value.map((item: unknown) => known(items, item));
    if (typeof value !== "object" || value === null) return value;
    const values = valuesOf(definition);
    // A map of anything has no names that it does not know.
    if (values === undefined && properties === undefined) return value;
    const entries = Object.entries(value).flatMap(([key, item]) => {
        const property = values ?? own(properties ?? {}, key);
        return property === undefined ? [] : [[key, known(property, item)] as const];
    });
    return Object.fromEntries(entries);
}

/** Not what every object of JavaScript has, such as `constructor`. */
const own = (properties: Readonly<Record<string, SchemaReading>>, key: string): SchemaReading | undefined =>
    Object.hasOwn(properties, key) ? properties[key] : undefined;
