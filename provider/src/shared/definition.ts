import {
    type SchemaOptions,
    type Static,
    type TLiteral,
    type TObject,
    type TSchema,
    type TUnion,
    Type,
} from "@sinclair/typebox";

/**
 * Inputs and outputs are defined once, with TypeBox: the TypeScript type (`Static`), the run-time check and the entry
 * in `provider/schema.json` all come from that one definition. This file adds the few words that Pulumi has and JSON
 * Schema has not.
 */
export { Type };
export type { Static, TObject, TSchema };

/** What Pulumi's schema can say of a property beside its JSON Schema. */
export interface PropertyOptions extends SchemaOptions {
    /** Shape, unit and default, for every language's reference. */
    readonly description: string;
    /** Encrypted in the state. Only works on top-level properties: the SDKs wrap nothing deeper. */
    readonly secret?: boolean;
}

type Literals<T extends readonly string[]> = { -readonly [K in keyof T]: TLiteral<T[K] & string> };

/** A closed set of words. */
export const choice = <const T extends readonly string[]>(values: T, options: PropertyOptions) =>
    Type.Union(
        values.map((value) => Type.Literal(value)),
        options,
    ) as TUnion<Literals<T> extends TSchema[] ? Literals<T> : never>;

/** A map whose keys are names of ours: plain in every language, so that its keys are known in every preview. */
export const byName = <T extends TSchema>(item: T, options: PropertyOptions) =>
    Type.Record(Type.String(), item, { ...options, plain: true });

/** A map whose keys are the user's own words, such as labels or environment variables. */
export const mapOf = <T extends TSchema>(item: T, options: PropertyOptions) =>
    Type.Record(Type.String(), item, options);

/** A nested input or output object. `name` is its type name in the schema and in every SDK. */
export const object = <const T extends Record<string, TSchema>>(name: string, description: string, properties: T) =>
    Type.Object(properties, { title: name, description, additionalProperties: false });
