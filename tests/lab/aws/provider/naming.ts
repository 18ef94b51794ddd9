import { CheckRequest } from "@pulumi/pulumi/proto/provider_pb";
import { randomBytes } from "node:crypto";
import type { Kind } from "./kind";
import type { Properties } from "./properties";

const RANDOM_DIGITS = 7;
const { Mode } = CheckRequest.AutonamingOptions;

/** What the engine says about names that are not given. */
export interface Naming {
    /** Logical name of the resource. */
    readonly name: string;
    readonly randomSeed: Uint8Array;
    readonly proposed?: { readonly name: string; readonly mode: CheckRequest.AutonamingOptions.Mode };
}

/** The inputs with a name: the one given, else the one it has, else a new one. `__defaults` says which we made up. */
export function named(kind: Kind, news: Properties, olds: Properties, naming: Naming): Properties {
    if (kind.name === undefined || news[kind.name.property] !== undefined) return { ...news, __defaults: [] };
    const { property } = kind.name;
    const madeUp = Array.isArray(olds.__defaults) && olds.__defaults.includes(property);
    const value = madeUp && sameOrigin(kind, news, olds) ? olds[property] : newName(kind, news, naming);
    return { ...news, [property]: value, __defaults: [property] };
}

function sameOrigin({ name }: Kind, news: Properties, olds: Properties): boolean {
    return name?.prefix === undefined || news[name.prefix] === olds[name.prefix];
}

function newName({ name, token }: Kind, news: Properties, { name: logical, randomSeed, proposed }: Naming): string {
    if (proposed?.mode === Mode.DISABLE) throw new Error(`automatic naming is disabled; give ${token} a name`);
    if (proposed !== undefined && proposed.name !== "") return proposed.name;
    const seed = randomSeed.length > 0 ? Buffer.from(randomSeed) : randomBytes(RANDOM_DIGITS);
    const random = seed.toString("hex").slice(0, RANDOM_DIGITS);
    const prefix = name?.prefix === undefined ? undefined : news[name.prefix];
    const stem = typeof prefix === "string" ? prefix : `${logical}-`;
    return stem.slice(0, (name?.longest ?? Infinity) - RANDOM_DIGITS) + random;
}
