import { stringify } from "yaml";
import { type Registration } from "./recording-monitor";

/** The registrations as text for a golden: one document, RBAC rules on one line each. */
export const asText = (registrations: readonly Registration[]): string =>
    stringify(
        registrations.map(({ type, name, parent, inputs, dependsOn, options }) => ({
            resource: `${type} ${name}`,
            parent,
            inputs: compact(inputs),
            dependsOn,
            options,
        })),
        { lineWidth: 0, aliasDuplicateObjects: false },
    );

export function named(registrations: readonly Registration[], type: string, name: string): Registration {
    const found = registrations.find((each) => each.type === type && each.name === name);
    if (found === undefined) throw new Error(`no ${type} "${name}" was registered`);
    return found;
}

interface Rule {
    readonly apiGroups: readonly string[];
    readonly resources: readonly string[];
    readonly resourceNames?: readonly string[];
    readonly verbs: readonly string[];
}

function compact(inputs: unknown): unknown {
    const { rules } = inputs as { rules?: readonly Rule[] };
    if (rules === undefined) return inputs;
    const lines = rules.map(({ apiGroups, resources, resourceNames, verbs }) =>
        [apiGroups.map((group) => group || "core"), resources, ...(resourceNames ? [resourceNames] : []), verbs]
            .map((words) => words.join(" "))
            .join(" | "),
    );
    return { ...(inputs as object), rules: lines };
}
