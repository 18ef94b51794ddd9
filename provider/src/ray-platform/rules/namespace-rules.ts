import { nameProblems } from "../../shared/names";
import { below, type Problem } from "../../shared/problems";
import { containsUnknown, isUnknown } from "../../shared/unknown";
import { type RayPlatformArgs } from "../args/args";
import { namespaceOf, watchedNamespaces } from "../facts/namespaces";

export function namespaceIsALabel(args: RayPlatformArgs): Problem[] {
    const namespace = namespaceOf(args);
    if (isUnknown(namespace)) return [];
    return nameProblems("namespace", namespace, { what: "a namespace", maximum: 63, startsWithLetter: false });
}

/** An object in a namespace that the operator does not watch would wait for ever, without a word from anybody. */
export function rayNamespacesAreWatched(args: RayPlatformArgs): Problem[] {
    const watched = watchedNamespaces(args);
    if (isUnknown(watched) || containsUnknown(watched) || watched.includes("*")) return [];
    return Object.entries(args.rayClusters ?? {}).flatMap(([name, cluster]) => {
        const namespace = cluster.namespace ?? namespaceOf(args);
        if (isUnknown(namespace) || watched.includes(namespace)) return [];
        const reason = `"${namespace}" is not watched by the operator, which serves ${watched.join(", ")}. Add it to operator.watchNamespaces, or use one of those.`;
        return [{ path: below(below("rayClusters", name), "namespace"), reason }];
    });
}
