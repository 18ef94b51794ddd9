import { type RayClusterArgs } from "./args";
import { isUnknown } from "../shared/unknown";
import { isTree } from "../shared/tree";

export type SuspensionSource = Pick<RayClusterArgs, "suspend" | "queueName" | "spec">;

/**
 * Whether the inputs let no pod run; `spec` has the last word. In a queue it is Kueue that decides, and the inputs do
 * not tell.
 */
export const isSuspended = (args: SuspensionSource): boolean => isHeld(args) && saidIn(args) === true;

/** The same, or nobody knows yet: of pods that there may be none of nothing is said. */
export const mayBeSuspended = (args: SuspensionSource): boolean =>
    isHeld(args) && (saidIn(args) === true || isUnknown(saidIn(args)));

const isHeld = ({ queueName }: SuspensionSource): boolean => queueName === undefined;

const saidIn = ({ suspend, spec }: SuspensionSource): unknown => {
    if (isUnknown(spec)) return spec;
    return overridesSuspend(spec) ? spec.suspend : suspend;
};

export const overridesSuspend = (spec: unknown): spec is { readonly suspend: unknown } =>
    isTree(spec) && spec.suspend !== undefined;
