import { type Version } from "../facts/ray-version";
import { type FieldRule, type ObjectRule } from "./field-rule";
import { FIELD_SINCE } from "./field-versions";
import { RAY_CLUSTER_TYPES } from "./ray-cluster-types.gen";
import { CONTAINER_FIELDS, CONTAINER_OBJECTS } from "./container-fields";
import { POD_FIELDS, POD_OBJECTS } from "./pod-fields";
import { SCHEDULING_FIELDS, SCHEDULING_OBJECTS } from "./scheduling-fields";
import { VOLUME_FIELDS, VOLUME_OBJECTS } from "./volume-fields";

/** A type of the CRD, with its words read. */
export type Type =
    | { readonly is: "any" }
    | { readonly is: "list"; readonly item: Type; readonly keys: string }
    | { readonly is: "map"; readonly item: Type }
    | { readonly is: "object"; readonly name: string }
    | { readonly is: "scalar"; readonly name: string };

export interface Field {
    /** `undefined` for a field that only a newer KubeRay than that of the types has. */
    readonly type: Type | undefined;
    readonly since: Version | undefined;
    readonly rule: FieldRule | undefined;
}

export interface ObjectType {
    readonly fields: ReadonlyMap<string, Field>;
    readonly names: readonly string[];
    readonly required: readonly string[];
    readonly rule: ObjectRule | undefined;
}

/** Each is read when it is first met: few of them are in a RayCluster of every day. */
const READ = new Map<string, ObjectType>();

export function objectType(name: string): ObjectType {
    const known = READ.get(name);
    if (known !== undefined) return known;
    const read = readObject(name);
    READ.set(name, read);
    return read;
}

function readObject(name: string): ObjectType {
    const written = Object.entries(RAY_CLUSTER_TYPES[name] ?? {});
    const names = written.map(([field]) => field.replace("!", ""));
    const types = new Map(written.map(([field, type]) => [field.replace("!", ""), readType(type)]));
    const prefix = `${name}.`;
    const newer = Object.keys(FIELD_SINCE).flatMap((field) =>
        field.startsWith(prefix) ? [field.slice(prefix.length)] : [],
    );
    const fields = [...new Set([...names, ...newer])].map((field): [string, Field] => [
        field,
        { type: types.get(field), since: FIELD_SINCE[prefix + field], rule: FIELD_RULES[prefix + field] },
    ]);
    const required = written.flatMap(([field]) => (field.endsWith("!") ? [field.slice(0, -1)] : []));
    return { fields: new Map(fields), names, required, rule: OBJECT_RULES[name] };
}

function readType(type: string): Type {
    if (type === "any") return { is: "any" };
    const list = /^(?<item>.*)\[(?<keys>[^\]]*)\]$/.exec(type)?.groups;
    if (list !== undefined) return { is: "list", item: readType(list.item ?? ""), keys: list.keys ?? "" };
    if (type.endsWith("{}")) return { is: "map", item: readType(type.slice(0, -2)) };
    return Object.hasOwn(RAY_CLUSTER_TYPES, type) ? { is: "object", name: type } : { is: "scalar", name: type };
}

/**
 * What the API server asks of single fields beyond their type, by `Type.field` of the CRD's types: the CRD says
 * nothing of it, so that a RayCluster is taken and its pods are refused.
 */
const FIELD_RULES: Readonly<Record<string, FieldRule>> = {
    ...CONTAINER_FIELDS,
    ...POD_FIELDS,
    ...SCHEDULING_FIELDS,
    ...VOLUME_FIELDS,
};

/** What the API server asks of the fields of one object together, by type. */
const OBJECT_RULES: Readonly<Record<string, ObjectRule>> = {
    ...CONTAINER_OBJECTS,
    ...POD_OBJECTS,
    ...SCHEDULING_OBJECTS,
    ...VOLUME_OBJECTS,
};
