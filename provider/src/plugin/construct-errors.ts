// Not from "@pulumi/pulumi": that would load all of it before the plugin listens.
import { type Inputs } from "@pulumi/pulumi";
import { InputPropertiesError } from "@pulumi/pulumi/errors";
import { Output } from "@pulumi/pulumi/output";
import { along, keysOf } from "../shared/property-path";
import { maskOfInputs, opened } from "../shared/pulumi/secret-leaves";

/**
 * A component's refusal of its inputs, without the values of those that are or hold secrets. The engine prints the
 * value at the path, secrets in clear; at a path that leads nowhere it prints none. Other errors stay as they are.
 */
export async function withoutSecrets(error: unknown, inputs: Inputs): Promise<unknown> {
    if (!InputPropertiesError.isInstance(error)) return error;
    const mask = await maskOfInputs(inputs);
    const errors = error.errors.map(async ({ propertyPath, reason }) => {
        const isSecret = await touchesSecret(inputs, keysOf(propertyPath));
        return { propertyPath: isSecret ? `${propertyPath} (secret)` : propertyPath, reason: mask(reason) };
    });
    return new InputPropertiesError({ message: error.message, errors: await Promise.all(errors) });
}

/** Whether what is there is in a secret, is one or holds one. */
async function touchesSecret(inputs: unknown, keys: readonly string[]): Promise<boolean> {
    const steps = [inputs, ...along(inputs, keys)];
    const at = steps.findIndex((step) => Output.isInstance(step));
    if (at >= 0) {
        const { value, isSecret } = await opened(steps[at] as Output<unknown>);
        return isSecret || touchesSecret(value, keys.slice(at));
    }
    return holdsSecret(steps.length > keys.length ? steps.at(-1) : undefined);
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
