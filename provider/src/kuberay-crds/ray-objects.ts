import { type Connection } from "../cluster-access/connection";
import { isNotFound } from "../cluster-access/errors";
import { type KubernetesObject, kindOf } from "../cluster-access/objects";
import { type Patience } from "../cluster-access/patience";
import { isRecord, knownMap, knownText } from "../shared/known";
import { type LiveCrd } from "./plan";

/** Named in a refusal; more would only be scrolled past. */
const NAMED = 5;

/** The Ray objects that would vanish with these definitions, as `namespace/Kind/name`, and how many more there are. */
export async function rayObjectsOf(crds: readonly LiveCrd[], connection: Connection, patience: Patience) {
    const lists = await Promise.all(crds.map((crd) => objectsOf(crd, connection, patience)));
    const names = lists.flat().map(({ kind, metadata }) => `${metadata.namespace ?? ""}/${kind}/${metadata.name}`);
    return { names: names.slice(0, NAMED), more: Math.max(0, names.length - NAMED) };
}

async function objectsOf(crd: LiveCrd, connection: Connection, patience: Patience): Promise<KubernetesObject[]> {
    const { group, names, versions } = knownMap(crd.spec);
    const stored = (Array.isArray(versions) ? (versions as unknown[]) : []).filter(isRecord).find((it) => it.storage);
    const { kind, plural } = knownMap(names);
    const apiVersion = `${knownText(group) ?? ""}/${knownText(stored?.name) ?? "v1"}`;
    try {
        const target = kindOf(apiVersion, knownText(kind) ?? "", knownText(plural) ?? "");
        return (await connection.list(target, undefined, patience, { limit: NAMED + 1 })).items;
    } catch (error) {
        // A definition that is not served, or is on its way out, has no objects to lose.
        if (isNotFound(error)) return [];
        throw error;
    }
}
