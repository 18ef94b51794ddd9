// Not from "@pulumi/pulumi": that would load all of it before the plugin listens.
import { isUnknown, Output } from "@pulumi/pulumi/output";
import { isBranch, leavesOf } from "../leaves";
import { type Mask, maskOf } from "../mask";

/** Takes the secrets among these inputs out of messages. `resolved` inputs have them in clear, and rules quote them. */
export const maskOfInputs = async (inputs: unknown): Promise<Mask> => maskOf(await secretLeaves(inputs));

async function secretLeaves(inputs: unknown): Promise<unknown[]> {
    if (Output.isInstance(inputs)) {
        const { value, isSecret } = await opened(inputs);
        if (isUnknown(value)) return [];
        return isSecret ? leavesOf(value) : secretLeaves(value);
    }
    if (!isBranch(inputs)) return [];
    return (await Promise.all(Object.values(inputs).map(secretLeaves))).flat();
}

/** What is in an output. */
export async function opened(output: Output<unknown>): Promise<{ value: unknown; isSecret: boolean }> {
    const internals = output as Output<unknown> & Internals;
    return { value: await internals.promise(true), isSecret: await internals.isSecret };
}

/** Pulumi leaves these out of its typings. */
interface Internals {
    readonly isSecret: Promise<boolean>;
    promise(withUnknowns: boolean): Promise<unknown>;
}
