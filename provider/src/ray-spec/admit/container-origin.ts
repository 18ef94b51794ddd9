import { isRecord, knownMap } from "../../shared/known";
import { below } from "../../shared/problems";
import { type Place } from "./finding";

/** Inputs of a container, or of the head or a group for the Ray container; of `podDefaults` where those say nothing. */
export interface ContainerInput {
    readonly path: string;
    readonly given: unknown;
}

type Names = readonly (string | number)[];

/** Sizes of a container by the resource that they become. */
const LIMITS: Readonly<Record<string, Names>> = {
    cpu: ["cpu"],
    memory: ["memory"],
    "ephemeral-storage": ["ephemeralStorage"],
    "nvidia.com/gpu": ["gpus"],
    "vpc.amazonaws.com/efa": ["efa"],
};

/** Where a part of a planned container is given, below the inputs of that container. */
export function containerInputNames(container: Readonly<Record<string, unknown>>, place: Place): Names {
    const [field, key, inner, ...rest] = place;
    const entry = knownMap(Array.isArray(container[String(field)]) ? at(container[String(field)], key) : undefined);
    switch (field) {
        case "env":
            return entry.valueFrom === undefined
                ? ["env", name(entry)]
                : ["envValueFrom", name(entry), ...source(inner, rest)];
        case "ports":
            return key === undefined ? ["ports"] : ["ports", name(entry)];
        case "volumeMounts":
            return ["volumes", name(entry), ...(inner === undefined || inner === "name" ? [] : [inner])];
        case "resources":
            return resourceNames(key, inner);
        default:
            return field === undefined ? [] : place;
    }
}

function source(_valueFrom: unknown, rest: Place): Names {
    const [kind, ...inner] = rest;
    if (kind === "fieldRef") return ["fieldPath"];
    if (kind === "resourceFieldRef") return ["resource"];
    return kind === undefined ? [] : [kind, ...inner];
}

function resourceNames(kind: string | number | undefined, resource: string | number | undefined): Names {
    if (resource === undefined) return [];
    const names = LIMITS[resource] ?? ["accelerators", resource];
    return kind === "requests" && ["cpu", "memory", "ephemeral-storage"].includes(String(resource))
        ? ["requests", ...names]
        : names;
}

const at = (list: unknown, key: string | number | undefined): unknown =>
    typeof key === "number" ? (list as readonly unknown[])[key] : undefined;

const name = (entry: Readonly<Record<string, unknown>>): string => (typeof entry.name === "string" ? entry.name : "");

/** The path of `names` below the first input that has them; failing that, of as many as one of them has. */
export function firstGiven(inputs: readonly ContainerInput[], names: Names): string | undefined {
    for (let length = names.length; length > 0; length--) {
        const wanted = names.slice(0, length);
        const found = inputs.find(({ given }) => has(given, wanted));
        if (found !== undefined) return wanted.reduce<string>(below, found.path);
    }
    return undefined;
}

const has = (given: unknown, names: Names): boolean => {
    const [first, ...rest] = names;
    if (first === undefined) return given !== undefined;
    if (Array.isArray(given)) return typeof first === "number" && has(given[first], rest);
    return isRecord(given) && Object.hasOwn(given, first) && has(given[first], rest);
};
