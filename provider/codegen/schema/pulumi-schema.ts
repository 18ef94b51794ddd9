/** The part of Pulumi's package schema that we use. https://www.pulumi.com/docs/iac/guides/building-extending/packages/schema/ */
export interface TypeSpec {
    readonly type?: "string" | "integer" | "number" | "boolean" | "array" | "object";
    readonly $ref?: string;
    readonly items?: TypeSpec;
    readonly additionalProperties?: TypeSpec;
    /** No output may stand here as a whole: it is there, with its keys, in every preview. */
    readonly plain?: true;
}

export interface PropertySpec extends TypeSpec {
    readonly description?: string;
    readonly default?: string | number | boolean;
    readonly secret?: true;
}

export interface ObjectSpec {
    readonly type: "object";
    readonly description?: string;
    readonly properties: Readonly<Record<string, PropertySpec>>;
    readonly required?: readonly string[];
}

export interface EnumSpec {
    readonly type: "string";
    readonly description?: string;
    readonly enum: readonly { readonly name: string; readonly value: string }[];
}

export interface ResourceSpec {
    readonly description: string;
    readonly isComponent?: true;
    readonly properties: Readonly<Record<string, PropertySpec>>;
    readonly required: readonly string[];
    readonly inputProperties: Readonly<Record<string, PropertySpec>>;
    readonly requiredInputs: readonly string[];
}

export interface PackageSpec {
    readonly name: string;
    readonly config: { readonly variables: Readonly<Record<string, PropertySpec>> };
    readonly provider: Partial<ResourceSpec>;
    readonly types: Readonly<Record<string, ObjectSpec | EnumSpec>>;
    readonly resources: Readonly<Record<string, ResourceSpec>>;
    readonly [about: string]: unknown;
}
