import * as pulumi from "@pulumi/pulumi";
import { type Problem } from "./problems";
import { UNKNOWN } from "./unknown";

/** Pulumi leaves this out of its typings, yet it is the only way to wait for inputs of which some are unknown. */
interface Resolvable {
    promise(withUnknowns: boolean): Promise<unknown>;
}

/**
 * The inputs of a component as a plain tree: every Output resolved, secrets in clear (never to be quoted), unknown
 * leaves as `UNKNOWN`. Children are to be given the original inputs, which keep dependencies and secrecy.
 */
export async function resolveInputs(inputs: unknown): Promise<unknown> {
    const resolved = await (pulumi.output(inputs) as unknown as Resolvable).promise(true);
    return withSymbol(resolved);
}

function withSymbol(value: unknown): unknown {
    // Before everything else: Pulumi's unknown is a proxy that looks like an object with any property.
    if (pulumi.isUnknown(value)) return UNKNOWN;
    if (Array.isArray(value)) return value.map(withSymbol);
    if (typeof value !== "object" || value === null) return value;
    return Object.fromEntries(Object.entries(value).map(([key, child]) => [key, withSymbol(child)]));
}

/** All problems at once, as one error that Pulumi prints with a line for each path. Nothing when there are none. */
export function rejectIfAny(what: string, problems: readonly Problem[]): void {
    if (problems.length === 0) return;
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    throw new pulumi.InputPropertiesError({
        message: `${what}: ${count}`,
        errors: problems.map(({ path, reason }) => ({ propertyPath: path, reason })),
    });
}
