import * as pulumi from "@pulumi/pulumi";
import { type Breach, refusal } from "../breach";

/** All problems at once, as one error that Pulumi prints with a line for each path. Nothing when there are none. */
export function rejectIfAny(what: string, breaches: readonly Breach[]): void {
    if (breaches.length === 0) return;
    const count = breaches.length === 1 ? "1 problem" : `${breaches.length} problems`;
    throw new pulumi.InputPropertiesError({
        message: `${what}: ${count}`,
        errors: breaches.map((breach) => ({ propertyPath: breach.path, reason: refusal(breach) })),
    });
}
