/** The type of an input, as `@pulumi/aws` declares it. */
export type Declared =
    | { readonly kind: "text" | "number" | "boolean" | "any" }
    | { readonly kind: "list" | "map"; readonly of: Declared }
    | { readonly kind: "object"; readonly members: Readonly<Record<string, DeclaredMember>> };

export interface DeclaredMember {
    readonly type: Declared;
    readonly required: boolean;
}

/** The inputs of each resource type, by token. */
export type DeclaredInputs = Readonly<Record<string, Declared>>;

export interface InputFailure {
    readonly path: string;
    readonly reason: string;
}
