// Not from "@pulumi/pulumi": that would load all of it before the plugin listens.
import { type Inputs } from "@pulumi/pulumi";
import { InputPropertiesError } from "@pulumi/pulumi/errors";
import { Output } from "@pulumi/pulumi/output";
import { along, keysOf } from "./property-path";
import { withoutSecret } from "./secret-problems";

/**
 * A component's refusal of its inputs, without the values of those that are or hold secrets. The engine prints the
 * value at the path, secrets in clear; at a path that leads nowhere it prints none. Other errors stay as they are.
 */
export async function withoutSecrets(error: unknown, inputs: Inputs): Promise<unknown> {
    if (!InputPropertiesError.isInstance(error)) return error;
    const errors = error.errors.map(async ({ propertyPath, reason }) => {
        const { value, secret } = await find(inputs, keysOf(propertyPath));
        if (!secret) return { propertyPath, reason };
        return { propertyPath: `${propertyPath} (secret)`, reason: withoutSecret(reason, value) };
    });
    return new InputPropertiesError({ message: error.message, errors: await Promise.all(errors) });
}

interface Found {
    readonly value: unknown;
    /** Whether it is in a secret, is one or holds one. */
    readonly secret: boolean;
}

async function find(inputs: unknown, keys: readonly string[]): Promise<Found> {
    const steps = [inputs, ...along(inputs, keys)];
    const at = steps.findIndex((step) => Output.isInstance(step));
    if (at >= 0) {
        const { value, isSecret } = await opened(steps[at] as Output<unknown>);
        const inside = await find(value, keys.slice(at));
        return { value: inside.value, secret: isSecret || inside.secret };
    }
    const value = steps.length > keys.length ? steps.at(-1) : undefined;
    return { value, secret: await holdsSecret(value) };
}

async function holdsSecret(tree: unknown): Promise<boolean> {
    if (Output.isInstance(tree)) {
        const { value, isSecret } = await opened(tree);
        return isSecret || holdsSecret(value);
    }
    if (typeof tree !== "object" || tree === null) return false;
    const parts = await Promise.all(Object.values(tree).map(holdsSecret));
    return parts.includes(true);
}

async function opened(output: Output<unknown>): Promise<{ value: unknown; isSecret: boolean }> {
    const internals = output as Output<unknown> & Internals;
    return { value: await internals.promise(true), isSecret: await internals.isSecret };
}

/** Pulumi leaves these out of its typings. */
interface Internals {
    readonly isSecret: Promise<boolean>;
    promise(withUnknowns: boolean): Promise<unknown>;
}
