import { CATALOG, type Entry } from "./catalog";
import { CONFIG, PACKAGE } from "./package";
import type { PackageSpec, ResourceSpec } from "./pulumi-schema";
import { alwaysThere, requiredOf, Types } from "./types";

/** The package schema: what every language's SDK, and every check by the engine, is made from. */
export function packageSchema(): PackageSpec {
    const types = new Types();
    const resources = Object.fromEntries(
        CATALOG.map((entry) => [
            `kuberay:index:${entry.name}`,
            entry.component ? component(entry, types) : custom(entry, types),
        ]),
    );
    return {
        ...PACKAGE,
        config: { variables: CONFIG },
        provider: {
            description: "Connects resources that are given no kubeconfig of their own.",
            inputProperties: CONFIG,
        },
        types: types.all(),
        resources,
    };
}

export const schemaText = (): string => `${JSON.stringify(packageSchema(), undefined, 4)}\n`;

function component({ inputs, outputs }: Entry, types: Types): ResourceSpec {
    return {
        description: inputs.description ?? "",
        isComponent: true,
        properties: types.properties(outputs, "lifted"),
        required: requiredOf(outputs),
        inputProperties: types.properties(inputs, "plain"),
        requiredInputs: requiredOf(inputs),
    };
}

function custom({ inputs, outputs }: Entry, types: Types): ResourceSpec {
    const inputProperties = types.properties(inputs, "lifted");
    return {
        description: inputs.description ?? "",
        properties: { ...withoutDefaults(inputProperties), ...types.properties(outputs, "lifted") },
        required: [...new Set([...alwaysThere(inputs), ...requiredOf(outputs)])],
        inputProperties,
        requiredInputs: requiredOf(inputs),
    };
}

/** Only inputs have defaults. */
const withoutDefaults = (properties: ResourceSpec["properties"]): ResourceSpec["properties"] =>
    Object.fromEntries(Object.entries(properties).map(([key, property]) => [key, { ...property, default: undefined }]));
