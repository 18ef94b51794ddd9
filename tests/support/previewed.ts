import { type Stack } from "@pulumi/pulumi/automation";

/** What a preview says of one resource. */
export interface Previewed {
    readonly steps: readonly string[];
    readonly warnings: readonly string[];
}

/** A preview, by the name of the resource. */
export async function previewOf(stack: Stack, parallel: number): Promise<(name: string) => Previewed> {
    const steps = new Map<string, string[]>();
    const warnings = new Map<string, string[]>();
    const add = (to: Map<string, string[]>, urn: string, what: string) => {
        const name = urn.split("::").at(-1) ?? urn;
        to.set(name, [...(to.get(name) ?? []), what]);
    };
    await stack.preview({
        parallel,
        onEvent: ({ diagnosticEvent: said, resourcePreEvent: step }) => {
            if (said?.severity === "warning" && said.urn !== undefined) add(warnings, said.urn, said.message.trim());
            if (step !== undefined) add(steps, step.metadata.urn, step.metadata.op);
        },
    });
    return (name) => ({ steps: steps.get(name) ?? [], warnings: warnings.get(name) ?? [] });
}
