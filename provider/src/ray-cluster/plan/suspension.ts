import { type RayClusterArgs } from "../args";
import { isTree } from "../object";

export type SuspensionSource = Pick<RayClusterArgs, "suspend" | "queueName" | "spec">;

/**
 * Whether the inputs let no pod run; `spec` has the last word. In a queue it is Kueue that decides, and the inputs do
 * not tell.
 */
export function isSuspended({ suspend, queueName, spec }: SuspensionSource): boolean {
    const said = overridesSuspend(spec) ? spec.suspend : suspend;
    return said === true && queueName === undefined;
}

export const overridesSuspend = (spec: unknown): spec is { readonly suspend: unknown } =>
    isTree(spec) && spec.suspend !== undefined;
