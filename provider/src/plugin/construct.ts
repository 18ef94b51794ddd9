import type { ComponentResourceOptions, CustomTimeouts, Inputs } from "@pulumi/pulumi";
import type { ConstructResult } from "@pulumi/pulumi/provider/provider";
import { withoutSecrets } from "./construct-errors";
import { component } from "./dispatch/dispatch";

/** Constructs a component and hands out its outputs. */
export async function construct(
    name: string,
    type: string,
    inputs: Inputs,
    opts: ComponentResourceOptions,
): Promise<ConstructResult> {
    const { construct: make, outputs } = await component(type);
    const made = await make(name, inputs, { ...opts, customTimeouts: timeouts(opts.customTimeouts) }).catch(
        async (error: unknown) => {
            throw await withoutSecrets(error, inputs);
        },
    );
    const properties = made as unknown as Readonly<Record<string, unknown>>;
    return { urn: made.urn, state: Object.fromEntries(outputs.map((output) => [output, properties[output]])) };
}

/**
 * The library hands over the message as it came: unset times as "", and `delete`, a word of JavaScript, as `pb_delete`.
 * Children that got it like that would lose the user's timeout for deletion.
 */
function timeouts(given: (CustomTimeouts & { readonly pb_delete?: string }) | undefined): CustomTimeouts | undefined {
    if (given === undefined) return undefined;
    const all = { create: given.create, update: given.update, delete: given.pb_delete ?? given.delete };
    return Object.fromEntries(Object.entries(all).filter(([, time]) => time !== undefined && time !== ""));
}
