import { canonical } from "../../shared/canonical";
import { didYouMean } from "../../shared/similar";
import { isUnknown } from "../../shared/unknown";
import { isRecord } from "../../ray-object/known";
import { isOlder, type Version } from "../ray-version";
import { findingsOfRule, type Place, type RuledFinding } from "./finding";
import { FIELD_RULES } from "./field-rules";
import { fieldIsTooNew } from "./field-versions";
import { OBJECT_RULES } from "./object-rules";
import { RAY_CLUSTER_TYPES } from "./ray-cluster-types.gen";
import { scalarProblem } from "./scalar";

export interface SchemaOptions {
    /** Version of the operator; a newer one than that of the table may know fields that the table does not have. */
    readonly operator: Version | undefined;
}

/** The first KubeRay whose fields the table of types does not have. */
const NEWER_THAN_TYPES: Version = [1, 7, 0];

/** What the CRD, and the API server's own rules for one field or one object, say against a RayCluster's `spec`. */
export function schemaFindings(spec: unknown, options: SchemaOptions): RuledFinding[] {
    return ofType("RayClusterSpec", spec, ["spec"], options);
}

function ofType(type: string, value: unknown, place: Place, options: SchemaOptions): RuledFinding[] {
    if (isUnknown(value) || type === "any") return [];
    const list = /^(?<item>.*)\[(?<keys>[^\]]*)\]$/.exec(type)?.groups;
    if (list !== undefined) return ofList(list.item ?? "", list.keys ?? "", value, place, options);
    if (type.endsWith("{}")) return ofMap(type.slice(0, -2), value, place, options);
    if (Object.hasOwn(RAY_CLUSTER_TYPES, type)) return ofObject(type, value, place, options);
    const reason = scalarProblem(type, value);
    return reason === undefined ? [] : wrongType(place, reason);
}

const wrongType = (place: Place, reason: string): RuledFinding[] => findingsOfRule("R-FIELD-TYPE", [{ place, reason }]);

function ofList(item: string, keys: string, value: unknown, place: Place, options: SchemaOptions): RuledFinding[] {
    if (!Array.isArray(value)) return wrongType(place, `is a list, got ${kindOf(value)}. Write it as a list.`);
    const entries: readonly unknown[] = value;
    return [
        ...entries.flatMap((entry, at) => ofType(item, entry, [...place, at], options)),
        ...(keys === "" ? [] : duplicates(entries, keys, place)),
    ];
}

function duplicates(entries: readonly unknown[], keys: string, place: Place): RuledFinding[] {
    const identities = entries.map((entry) => identityOf(entry, keys));
    return identities.flatMap((identity, at) => {
        if (identity === undefined || identities.indexOf(identity) === at) return [];
        const what = keys === "*" ? "value" : keys.replaceAll(",", " and ");
        const reason = `no two entries of this list may have the same ${what}, got ${identity} twice. Remove or rename one.`;
        return findingsOfRule("R-ENTRY-TWICE", [{ place: [...place, at], reason }]);
    });
}

/** Protocols are TCP when nothing is said. */
function identityOf(entry: unknown, keys: string): string | undefined {
    if (keys === "*") return isUnknown(entry) ? undefined : canonical(entry);
    if (!isRecord(entry)) return undefined;
    const values = keys.split(",").map((key) => entry[key] ?? (key === "protocol" ? "TCP" : undefined));
    if (values.some((value) => value === undefined || isUnknown(value))) return undefined;
    return values.map((value) => JSON.stringify(value)).join(" and ");
}

function ofMap(item: string, value: unknown, place: Place, options: SchemaOptions): RuledFinding[] {
    if (!isRecord(value)) return wrongType(place, `is a map, got ${kindOf(value)}. Write it as a map.`);
    return Object.entries(value).flatMap(([key, entry]) => ofType(item, entry, [...place, key], options));
}

function ofObject(type: string, value: unknown, place: Place, options: SchemaOptions): RuledFinding[] {
    if (!isRecord(value)) return wrongType(place, `is an object, got ${kindOf(value)}. Write it as an object.`);
    const fields = RAY_CLUSTER_TYPES[type] ?? {};
    const missing = Object.keys(fields).filter((name) => name.endsWith("!") && value[name.slice(0, -1)] === undefined);
    const absent = missing.map((name) => ({
        place: [...place, name.slice(0, -1)],
        reason: "is required by Kubernetes, and missing. Give it.",
        absent: true,
    }));
    return [
        ...findingsOfRule("R-FIELD-MISSING", absent),
        ...Object.entries(value).flatMap(([key, inner]) => ofField(type, key, inner, [...place, key], options)),
        ...(OBJECT_RULES[type]?.(value) ?? []).map(({ field, key, reason, absent }) => ({
            rule: "R-FIELDS-AGREE" as const,
            place: [...place, ...(field === "" ? [] : [field]), ...(key === undefined ? [] : [key])],
            reason,
            absent,
        })),
    ];
}

function ofField(type: string, key: string, value: unknown, place: Place, options: SchemaOptions): RuledFinding[] {
    const fields = RAY_CLUSTER_TYPES[type] ?? {};
    const tooOld = fieldIsTooNew(`${type}.${key}`, options.operator);
    if (tooOld !== undefined) return findingsOfRule("R-FIELD-NEW", [{ place, reason: tooOld }]);
    const fieldType = fields[key] ?? fields[`${key}!`];
    if (fieldType === undefined) {
        const names = Object.keys(fields).map((name) => name.replace("!", ""));
        return isClosed(options) ? findingsOfRule("R-FIELD-NAME", [{ place, reason: unknownField(key, names) }]) : [];
    }
    const wrong = ofType(fieldType, value, place, options);
    return wrong.length > 0 || isUnknown(value) ? wrong : ruled(`${type}.${key}`, value, place);
}

const isClosed = ({ operator }: SchemaOptions): boolean =>
    operator !== undefined && isOlder(operator, NEWER_THAN_TYPES);

const ruled = (field: string, value: unknown, place: Place): RuledFinding[] =>
    (FIELD_RULES[field]?.(value) ?? []).map((it) => ({
        rule: "R-FIELD-VALUE" as const,
        place: it.key === undefined ? place : [...place, it.key],
        reason: it.reason,
    }));

const unknownField = (key: string, names: readonly string[]): string =>
    `is no field that Kubernetes knows here.${didYouMean(key, names) || ` There are: ${names.join(", ")}.`} Remove or correct it.`;

export const kindOf = (value: unknown): string =>
    value === null
        ? "null"
        : Array.isArray(value)
          ? "a list"
          : typeof value === "object"
            ? "a map"
            : `a ${typeof value}`;
