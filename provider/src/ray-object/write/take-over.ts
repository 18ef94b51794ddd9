import { FIELD_MANAGER } from "../../cluster-access/connection";
import { type FieldSet, type Kind, type KubernetesObject, type ManagedFields } from "../../cluster-access/objects";
import { type Operation } from "../operation";

/** What the inputs of an import say: labels, annotations and the whole spec. */
const OURS: FieldSet = { "f:metadata": { "f:labels": {}, "f:annotations": {} }, "f:spec": {} };

/**
 * After an import what others wrote is ours. Server-side apply removes what its owner no longer says, but leaves it
 * while somebody else has said it too: an input that is taken away after an import would stay there for ever.
 */
export async function takeOver<T extends KubernetesObject>(
    { connection, patience }: Operation,
    kind: Kind<T>,
    live: T,
): Promise<T> {
    const managedFields = takenOver(live.metadata.managedFields ?? [], kind);
    if (managedFields === undefined) return live;
    const { resourceVersion } = live.metadata;
    return connection.merge(kind, live, { metadata: { resourceVersion, managedFields } }, patience);
}

/** The book of owners with what is ours now under our name; `undefined` when there is nothing to take over. */
export function takenOver(book: readonly ManagedFields[], { apiVersion }: Kind): readonly ManagedFields[] | undefined {
    const isOthers = ({ manager, subresource }: ManagedFields) =>
        manager !== FIELD_MANAGER && subresource === undefined;
    const taken = book.filter(isOthers).flatMap(({ fieldsV1 = {} }) => within(fieldsV1, OURS) ?? []);
    if (taken.length === 0) return undefined;
    const mine = book.filter(({ manager, operation }) => manager === FIELD_MANAGER && operation === "Apply");
    const kept = book.flatMap((entry): ManagedFields[] => {
        if (mine.includes(entry)) return [];
        if (!isOthers(entry)) return [entry];
        const fieldsV1 = beyond(entry.fieldsV1 ?? {}, OURS);
        return fieldsV1 === undefined ? [] : [{ ...entry, fieldsV1 }];
    });
    const fieldsV1 = [...mine.map((entry) => entry.fieldsV1 ?? {}), ...taken].reduce(union);
    const entry = { manager: FIELD_MANAGER, operation: "Apply", apiVersion };
    return [...kept, { ...entry, fieldsType: "FieldsV1", fieldsV1 }];
}

/** The fields at these places; `undefined` when there are none. */
function within(fields: FieldSet, places: FieldSet): FieldSet | undefined {
    if (isLeaf(places)) return fields;
    return some(
        Object.entries(places).flatMap(([name, below]) => {
            const inner = fields[name] && within(fields[name], below);
            return inner === undefined ? [] : [[name, inner] as const];
        }),
    );
}

/** The others. */
function beyond(fields: FieldSet, places: FieldSet): FieldSet | undefined {
    return some(
        Object.entries(fields).flatMap(([name, inner]) => {
            const below = places[name];
            const left = below === undefined ? inner : isLeaf(below) ? undefined : beyond(inner, below);
            return left === undefined ? [] : [[name, left] as const];
        }),
    );
}

const isLeaf = (fields: FieldSet): boolean => Object.keys(fields).length === 0;

const some = (entries: readonly (readonly [string, FieldSet])[]): FieldSet | undefined =>
    entries.length === 0 ? undefined : Object.fromEntries(entries);

const union = (a: FieldSet, b: FieldSet): FieldSet => ({
    ...a,
    ...Object.fromEntries(Object.entries(b).map(([name, inner]) => [name, union(a[name] ?? {}, inner)])),
});
