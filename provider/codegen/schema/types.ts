import { isDeepStrictEqual } from "node:util";
import { choicesOf, type SchemaReading, isOptional, valuesOf } from "../../src/shared/validation/definition-reading";
import type { EnumSpec, ObjectSpec, PropertySpec, TypeSpec } from "./pulumi-schema";

/** Whether shapes are plain (inputs of components) or may be outputs as a whole (custom resources, outputs). */
export type Shape = "plain" | "lifted";

/** Turns definitions into schema entries, and collects the types that they name. */
export class Types {
    private readonly collected = new Map<string, ObjectSpec | EnumSpec>();

    /** The types by token, sorted: their order must not depend on who refers to them first. */
    all(): Record<string, ObjectSpec | EnumSpec> {
        return Object.fromEntries([...this.collected].sort(([a], [b]) => (a < b ? -1 : 1)));
    }

    properties(definition: SchemaReading, shape: Shape): Record<string, PropertySpec> {
        return Object.fromEntries(
            Object.entries(definition.properties ?? {}).map(([key, property]) => [
                key,
                this.property(key, property, shape),
            ]),
        );
    }

    private property(key: string, definition: SchemaReading, shape: Shape): PropertySpec {
        const { description } = definition;
        return {
            ...this.type(key, definition, shape),
            ...(description === undefined ? {} : { description }),
            ...(definition.default === undefined ? {} : { default: definition.default as string }),
            ...(definition.secret === true ? { secret: true } : {}),
        };
    }

    private type(key: string, definition: SchemaReading, shape: Shape): TypeSpec {
        const values = valuesOf(definition);
        if (values !== undefined) return this.map(key, definition, values, shape);
        switch (definition.type) {
            case "array":
                return { type: "array", items: this.type(key, definition.items ?? ANYTHING, "lifted") };
            case "object":
                return { $ref: this.object(definition, shape), ...plainIf(shape === "plain") };
            case "string":
            case "integer":
            case "number":
            case "boolean":
                return { type: definition.type };
            default:
                return choicesOf(definition).length > 0
                    ? { $ref: this.enum(key, definition) }
                    : { $ref: "pulumi.json#/Any" };
        }
    }

    private map(key: string, definition: SchemaReading, values: SchemaReading, shape: Shape): TypeSpec {
        const plain = shape === "plain" && definition.plain === true;
        return {
            type: "object",
            additionalProperties: this.type(key, values, plain ? "plain" : "lifted"),
            ...plainIf(plain),
        };
    }

    private object(definition: SchemaReading, shape: Shape): string {
        return this.add(definition.title ?? "", {
            type: "object",
            description: definition.description,
            properties: this.properties(definition, holdsNames(definition) ? shape : "lifted"),
            required: requiredOf(definition),
        });
    }

    private enum(key: string, definition: SchemaReading): string {
        return this.add(definition.title ?? capitalised(key), {
            type: "string",
            enum: choicesOf(definition).map((value) => ({ name: wordsOf(value).map(capitalised).join(""), value })),
        });
    }

    private add(name: string, type: ObjectSpec | EnumSpec): string {
        const token = `kuberay:index:${name}`;
        const before = this.collected.get(token);
        if (before !== undefined && !isDeepStrictEqual(before, type))
            throw new Error(`two different types are called ${name}: give one of the definitions another title`);
        this.collected.set(token, type);
        return `#/types/${token}`;
    }
}

export const requiredOf = (definition: SchemaReading): string[] =>
    Object.entries(definition.properties ?? {}).flatMap(([key, property]) => (isOptional(property) ? [] : [key]));

/** Properties that always have a value once their defaults are filled in. */
export const alwaysThere = (definition: SchemaReading): string[] =>
    Object.entries(definition.properties ?? {}).flatMap(([key, property]) =>
        isOptional(property) && property.default === undefined ? [] : [key],
    );

/**
 * Whether a map by name is anywhere in it: only those must be plain to be known. What holds leaves alone is the same
 * type inside a component and inside a custom resource.
 */
const holdsNames = (definition: SchemaReading): boolean =>
    definition.plain === true || Object.values(definition.properties ?? {}).some(holdsNames);

const ANYTHING = {} as SchemaReading;
const plainIf = (plain: boolean): { plain?: true } => (plain ? { plain } : {});
/** What is left of a value such as `ray.io/kuberay-operator` in a name. */
const wordsOf = (value: string): string[] => value.split(/[^A-Za-z0-9]+/);
const capitalised = (word: string): string => word.slice(0, 1).toUpperCase() + word.slice(1);
