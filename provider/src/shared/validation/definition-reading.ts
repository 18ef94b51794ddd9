import { OptionalKind, type TSchema } from "@sinclair/typebox";

/** What a definition says, whichever TypeBox type it is: all of them are JSON Schema underneath. */
export interface Definition extends TSchema {
    readonly type?: string;
    readonly title?: string;
    readonly description?: string;
    readonly anyOf?: readonly Definition[];
    readonly const?: string;
    readonly items?: Definition;
    readonly properties?: Readonly<Record<string, Definition>>;
    readonly patternProperties?: Readonly<Record<string, Definition>>;
    readonly minimum?: number;
    readonly maximum?: number;
    readonly exclusiveMinimum?: number;
    readonly minItems?: number;
    readonly maxItems?: number;
    readonly minProperties?: number;
}

export const isOptional = (definition: TSchema): boolean => OptionalKind in definition;

/** The words of a `choice`; none for any other definition. */
export const choicesOf = (definition: Definition): readonly string[] =>
    (definition.anyOf ?? []).map((literal) => String(literal.const));

/** The words of a `choice`, be it of a single word, which TypeBox writes in another way. */
export const wordsOf = (definition: Definition): readonly string[] =>
    definition.const === undefined ? choicesOf(definition) : [definition.const];

/** Definition of the values of a map; `undefined` when it is no map. */
export const valuesOf = (definition: Definition): Definition | undefined =>
    Object.values(definition.patternProperties ?? {})[0];
