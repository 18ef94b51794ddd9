import { isObject } from "../json";

/** Whether a policy document lets this service assume the role. False for text that is no policy. */
export function trusts(document: string, service: string): boolean {
    const policy = parsePolicy(document);
    return (policy ?? []).some(
        (statement) =>
            statement.Effect === "Allow" &&
            list(statement.Action).includes("sts:AssumeRole") &&
            isObject(statement.Principal) &&
            list(statement.Principal.Service).includes(service),
    );
}

/** The statements of a policy document, or undefined when the text is none. */
export function parsePolicy(document: string): readonly Readonly<Record<string, unknown>>[] | undefined {
    let parsed: unknown;
    try {
        parsed = JSON.parse(document);
    } catch {
        return undefined;
    }
    if (!isObject(parsed)) return undefined;
    const statements = list(parsed.Statement).filter(isObject);
    return statements.length > 0 && statements.every(isStatement) ? statements : undefined;
}

function isStatement(statement: Readonly<Record<string, unknown>>): boolean {
    const known = ["Allow", "Deny"].includes(String(statement.Effect));
    return known && (statement.Action !== undefined || statement.NotAction !== undefined);
}

function list(value: unknown): readonly unknown[] {
    if (value === undefined) return [];
    return Array.isArray(value) ? value : [value];
}
