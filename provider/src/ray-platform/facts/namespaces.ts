import { isUnknown, type Unknown } from "../../shared/unknown";
import { DEFAULT_NAMESPACE, type RayPlatformArgs } from "../args/args";

export const namespaceOf = ({ namespace = DEFAULT_NAMESPACE }: RayPlatformArgs): string | Unknown => namespace;

/** `default` is every cluster's own: never made, and above all never removed. */
export const createsNamespace = (args: RayPlatformArgs): boolean | Unknown =>
    args.createNamespace ?? namespaceOf(args) !== "default";

/** Namespaces of the unit's Ray objects. */
function rayNamespaces(args: RayPlatformArgs): string[] {
    const all = [namespaceOf(args), ...Object.values(args.rayClusters ?? {}).map((cluster) => cluster.namespace)];
    const known = all.filter((namespace): namespace is string => namespace !== undefined && !isUnknown(namespace));
    return [...new Set(known)].sort();
}

/** What the operator serves: what was asked for, else where the unit has Ray objects. */
export const watchedNamespaces = (args: RayPlatformArgs): readonly string[] =>
    args.operator?.watchNamespaces ?? rayNamespaces(args);
