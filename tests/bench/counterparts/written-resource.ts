import { type RegisterResourceRequest } from "@pulumi/pulumi/proto/resource_pb";
import { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";
import { urnOf } from "../../support/stub-engine";
import { type Literals } from "./literals";

/** A registration as it was recorded. */
export interface Recorded {
    readonly urn: string;
    readonly type: string;
    readonly name: string;
    readonly custom: boolean;
    readonly inputs: Record<string, JavaScriptValue>;
    /** URNs. */
    readonly parent: string;
    readonly provider: string;
    readonly dependsOn: readonly string[];
    readonly ignoreChanges: readonly string[];
    readonly version: string;
}

export const recorded = (request: RegisterResourceRequest): Recorded => ({
    urn: urnOf(request.getType(), request.getName()),
    type: request.getType(),
    name: request.getName(),
    custom: request.getCustom(),
    inputs: request.getObject()?.toJavaScript() ?? {},
    parent: request.getParent(),
    // A reference to a provider is its URN and its id.
    provider: request.getProvider().split("::").slice(0, 4).join("::"),
    dependsOn: request.getDependenciesList(),
    ignoreChanges: request.getIgnorechangesList(),
    version: request.getVersion(),
});

/** Names of the resources' variables, by URN. */
export type Variables = ReadonlyMap<string, string>;

/** The statement that a hand would write for a resource; `extra` are further options as source text. */
export function statement(
    resource: Recorded,
    className: string | undefined,
    { variables, literals, extra = [] }: { variables: Variables; literals: Literals; extra?: readonly string[] },
): string {
    const options = [...optionsOf(resource, variables), ...extra].join(", ");
    const inputs = literals.write(resource.inputs);
    const name = JSON.stringify(resource.name);
    const variable = variables.get(resource.urn) ?? "";
    if (className !== undefined) return `const ${variable} = new ${className}(${name}, ${inputs}, { ${options} });`;
    const base = resource.custom ? "CustomResource" : "ComponentResource";
    const type = JSON.stringify(resource.type);
    const own = resource.version === "" ? "" : `, version: ${JSON.stringify(resource.version)}`;
    return `const ${variable} = new pulumi.${base}(${type}, ${name}, ${inputs}, { ${options}${own} });`;
}

function optionsOf({ parent, provider, dependsOn, ignoreChanges }: Recorded, variables: Variables): string[] {
    const known = dependsOn.map((urn) => variables.get(urn)).filter((variable) => variable !== undefined);
    const [parentVariable, providerVariable] = [variables.get(parent), variables.get(provider)];
    return [
        ...(parentVariable === undefined ? [] : [`parent: ${parentVariable}`]),
        ...(providerVariable === undefined ? [] : [`provider: ${providerVariable}`]),
        ...(known.length === 0 ? [] : [`dependsOn: [${known.join(", ")}]`]),
        ...(ignoreChanges.length === 0 ? [] : [`ignoreChanges: ${JSON.stringify(ignoreChanges)}`]),
    ];
}
