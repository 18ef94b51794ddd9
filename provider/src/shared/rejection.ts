import * as pulumi from "@pulumi/pulumi";
import { type Problem } from "./problems";

/** All problems at once, as one error that Pulumi prints with a line for each path. Nothing when there are none. */
export function rejectIfAny(what: string, problems: readonly Problem[]): void {
    if (problems.length === 0) return;
    const count = problems.length === 1 ? "1 problem" : `${problems.length} problems`;
    throw new pulumi.InputPropertiesError({
        message: `${what}: ${count}`,
        errors: problems.map(({ path, reason }) => ({ propertyPath: path, reason })),
    });
}
