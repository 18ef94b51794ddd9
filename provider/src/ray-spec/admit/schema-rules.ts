import { canonical } from "../../shared/canonical";
import { didYouMean } from "../../shared/similar";
import { containsUnknown, isUnknown } from "../../shared/unknown";
import { isRecord } from "../../shared/known";
import { isOlder, type Version } from "../facts/ray-version";
import { type Place, type RuledFinding } from "./finding";
import { fieldIsTooNew } from "./field-versions";
import { TYPES_OF } from "./ray-cluster-types.gen";
import { scalarProblem } from "./scalar";
import { objectType, type ObjectType, type Type } from "./type-table";

export interface SchemaOptions {
    /** Version of the operator; a newer one than that of the table may know fields that the table does not have. */
    readonly operator: Version | undefined;
}

/** The first KubeRay whose fields the table of types may not have: a patch release adds none. */
const NEWER_THAN_TYPES: Version = [TYPES_OF[0], TYPES_OF[1] + 1, 0];

/** What the CRD, and the API server's own rules for one field or one object, say against a RayCluster's `spec`. */
export function schemaFindings(spec: unknown, options: SchemaOptions): RuledFinding[] {
    const judge = new Judge(options);
    judge.value({ is: "object", name: "RayClusterSpec" }, spec, ROOT);
    return judge.findings;
}

/** A place on the way down. It is written out only where something is found: almost nowhere. */
interface Trail {
    readonly above?: Trail;
    readonly key: string | number;
}

/** The spec itself. */
const ROOT: Trail = { key: "" };

const placeOf = ({ above, key }: Trail): Place => (above === undefined ? [] : [...placeOf(above), key]);

class Judge {
    readonly findings: RuledFinding[] = [];
    private readonly isClosed: boolean;

    constructor(private readonly options: SchemaOptions) {
        this.isClosed = options.operator !== undefined && isOlder(options.operator, NEWER_THAN_TYPES);
    }

    value(type: Type, value: unknown, at: Trail): void {
        // What has no value is left out when the object is written.
        if (isUnknown(value) || value === undefined) return;
        switch (type.is) {
            case "any":
                return;
            case "list": {
                this.list(type, value, at);
                return;
            }
            case "map": {
                this.map(type.item, value, at);
                return;
            }
            case "object": {
                this.object(objectType(type.name), value, at);
                return;
            }
            case "scalar": {
                const reason = scalarProblem(type.name, value);
                if (reason !== undefined) this.found("R-FIELD-TYPE", at, reason);
            }
        }
    }

    private list({ item, keys }: { item: Type; keys: string }, value: unknown, at: Trail): void {
        if (!Array.isArray(value)) {
            this.isOther(value, "a list", at);
            return;
        }
        const entries: readonly unknown[] = value;
        entries.forEach((entry, key) => {
            this.value(item, entry, { above: at, key });
        });
        if (keys !== "" && entries.length > 1) this.duplicates(entries, keys, at);
    }

    private duplicates(entries: readonly unknown[], keys: string, at: Trail): void {
        const identities = entries.map((entry) => identityOf(entry, keys));
        const what = keys === "*" ? "value" : keys.replaceAll(",", " and ");
        identities.forEach((identity, key) => {
            if (identity === undefined || identities.indexOf(identity) === key) return;
            // The same entry twice may have been taken for one, had it been known.
            if (containsUnknown(entries.filter((_, other) => identities[other] === identity))) return;
            const reason = `no two entries of this list may have the same ${what}, got ${identity} twice. Remove or rename one.`;
            this.found("R-ENTRY-TWICE", { above: at, key }, reason);
        });
    }

    private map(item: Type, value: unknown, at: Trail): void {
        if (!isRecord(value)) {
            this.isOther(value, "a map", at);
            return;
        }
        for (const key of Object.keys(value)) this.value(item, value[key], { above: at, key });
    }

    private object(type: ObjectType, value: unknown, at: Trail): void {
        if (!isRecord(value)) {
            this.isOther(value, "an object", at);
            return;
        }
        for (const key of type.required) {
            if (value[key] !== undefined) continue;
            this.found("R-FIELD-MISSING", { above: at, key }, "is required by Kubernetes, and missing. Give it.", true);
        }
        for (const key of Object.keys(value)) this.field(type, key, value[key], { above: at, key });
        for (const { field, key, reason, absent } of type.rule?.(value) ?? []) {
            const owner = field === "" ? at : { above: at, key: field };
            const place = key === undefined ? owner : { above: owner, key };
            this.found("R-FIELDS-AGREE", place, reason, absent);
        }
    }

    private field(type: ObjectType, key: string, value: unknown, at: Trail): void {
        const field = type.fields.get(key);
        const tooNew = fieldIsTooNew(field?.since, this.options.operator);
        if (tooNew !== undefined) {
            this.found("R-FIELD-NEW", at, tooNew);
            return;
        }
        if (field?.type === undefined) {
            if (this.isClosed) this.found("R-FIELD-NAME", at, unknownField(key, type.names));
            return;
        }
        const before = this.findings.length;
        this.value(field.type, value, at);
        if (field.rule === undefined || this.findings.length > before || isUnknown(value)) return;
        for (const { key: entry, reason } of field.rule(value))
            this.found("R-FIELD-VALUE", entry === undefined ? at : { above: at, key: entry }, reason);
    }

    private isOther(value: unknown, wanted: string, at: Trail): void {
        this.found("R-FIELD-TYPE", at, `is ${wanted}, got ${kindOf(value)}. Write it as ${wanted}.`);
    }

    private found(rule: RuledFinding["rule"], at: Trail, reason: string, absent?: boolean): void {
        this.findings.push({ rule, place: placeOf(at), reason, ...(absent !== undefined && { absent }) });
    }
}

/** Protocols are TCP when nothing is said. */
function identityOf(entry: unknown, keys: string): string | undefined {
    if (keys === "*") return isUnknown(entry) ? undefined : canonical(entry);
    if (!isRecord(entry)) return undefined;
    const values = keys.split(",").map((key) => entry[key] ?? (key === "protocol" ? "TCP" : undefined));
    if (values.some((value) => value === undefined || isUnknown(value))) return undefined;
    return values.map((value) => JSON.stringify(value)).join(" and ");
}

const unknownField = (key: string, names: readonly string[]): string =>
    `is no field that Kubernetes knows here.${didYouMean(key, names) || ` There are: ${names.join(", ")}.`} Remove or correct it.`;

const kindOf = (value: unknown): string =>
    value === null
        ? "null"
        : Array.isArray(value)
          ? "a list"
          : typeof value === "object"
            ? "a map"
            : `a ${typeof value}`;
