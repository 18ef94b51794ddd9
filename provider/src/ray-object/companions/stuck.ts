import { duration, type Operation } from "../operation";
import { COMPANION_KINDS } from "./companion";
import { type SeenCompanion } from "./seen";

export const nameOf = ({ word, object: { metadata } }: SeenCompanion): string =>
    `${COMPANION_KINDS[word].kind} ${metadata.namespace === undefined ? "" : `${metadata.namespace}/`}${metadata.name}`;

/** Of what outlives the operation that waits for its end. */
export function stuck({ timeoutSeconds }: Operation, seen: readonly SeenCompanion[]): string {
    const each = seen.map((it) => {
        const { finalizers = [] } = it.object.metadata;
        return `${nameOf(it)}${finalizers.length > 0 ? ` (held by finalizer ${finalizers.join(", ")})` : ""}`;
    });
    return `still there after ${duration(timeoutSeconds)}: ${each.join(", ")}. Remove what holds it, and try again.`;
}
