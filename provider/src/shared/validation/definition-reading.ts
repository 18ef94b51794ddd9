import { OptionalKind, type TSchema } from "@sinclair/typebox";

/** What a definition says, whichever TypeBox type it is: all of them are JSON Schema underneath. */
export interface SchemaReading extends TSchema {
    readonly type?: string;
    readonly title?: string;
    readonly description?: string;
    readonly anyOf?: readonly SchemaReading[];
    readonly const?: string;
    readonly items?: SchemaReading;
    readonly properties?: Readonly<Record<string, SchemaReading>>;
    readonly patternProperties?: Readonly<Record<string, SchemaReading>>;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly exclusiveMinimum?: number;
    readonly minItems?: number;
    readonly maxItems?: number;
    readonly minProperties?: number;
}

export const isOptional = (definition: TSchema): boolean => OptionalKind in definition;

/** The words of a `choice`; none for any other definition. */
export const choicesOf = (definition: SchemaReading): readonly string[] =>
    (definition.anyOf ?? []).map((literal) => String(literal.const));

/** The words of a `choice`, be it of a single word, which TypeBox writes in another way. */
export const wordsOf = (definition: SchemaReading): readonly string[] =>
    definition.const === undefined ? choicesOf(definition) : [definition.const];

/** Definition of the values of a map; `undefined` when it is no map. */
export const valuesOf = (definition: SchemaReading): SchemaReading | undefined =>
    Object.values(definition.patternProperties ?? {})[0];
