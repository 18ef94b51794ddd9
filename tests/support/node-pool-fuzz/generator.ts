import fc from "fast-check";
import { nodePoolArgs } from "../../../provider/src/node-pool/args/node-pool";
import {
    type SchemaReading,
    isOptional,
    valuesOf,
    wordsOf,
} from "../../../provider/src/shared/validation/definition-reading";
import { ANY_TEXT, INSTANCE_TYPES, KEYS, NUMBERS, TEXTS, type Values } from "./values";

type Path = readonly string[];

/** Of a hundred values, how many are wrong. Most have to be right, or no pool with many inputs passes. */
const WRONG = 2;
const RIGHT = 98;
/** How often an optional input is given: of the pool itself, and inside an input. */
const GIVEN = 0.12;
const GIVEN_INSIDE = 0.4;
/** Given more often: without them others cannot be right. */
const OFTEN: Readonly<Record<string, number>> = {
    zones: 0.5,
    capacity: 0.5,
    efa: 0.2,
    amiFamily: 0.2,
    placementGroup: 0.25,
    "placementGroup.name": 0.15,
    "placementGroup.strategy": 0.8,
};

/** Without facts about types that AWS does not know: the front would refuse those types, and has to. */
const POOL: SchemaReading = {
    ...(nodePoolArgs as SchemaReading),
    properties: Object.fromEntries(
        Object.entries(nodePoolArgs.properties).filter(([input]) => input !== "instanceFacts"),
    ),
};

/** Pools of every shape that the definition allows, most values right, some wrong, and a few of a wrong type. */
export const pools = (): fc.Arbitrary<Record<string, unknown>> =>
    right(POOL, []) as fc.Arbitrary<Record<string, unknown>>;

/** Every input that a pool of these can give, as paths. */
export function inputPaths(of: SchemaReading = POOL, path: Path = []): string[] {
    const inner = valuesOf(of);
    if (inner !== undefined) return inputPaths(inner, [...path, "*"]);
    if (of.items !== undefined) return inputPaths(of.items, [...path, "[]"]);
    if (of.properties === undefined) return [path.join(".")];
    return Object.entries(of.properties).flatMap(([key, value]) => inputPaths(value, [...path, key]));
}

/** Those that this pool gives. */
export function givenPaths(value: unknown, of: SchemaReading = nodePoolArgs, path: Path = []): string[] {
    const inner = valuesOf(of) ?? of.items;
    if (typeof value !== "object" || value === null) return [path.join(".")];
    const step = of.items === undefined ? "*" : "[]";
    if (inner !== undefined) return Object.values(value).flatMap((item) => givenPaths(item, inner, [...path, step]));
    const { properties } = of;
    if (properties === undefined) return [path.join(".")];
    return Object.entries(value).flatMap(([key, item]) =>
        givenPaths(item, properties[key] ?? ({} as SchemaReading), [...path, key]),
    );
}

function arbitrary(of: SchemaReading, path: Path): fc.Arbitrary<unknown> {
    const ofAnotherType = fc.constantFrom<unknown>(null, 0, "x", [], {}, true, -1, 1.5);
    return fc.oneof({ weight: 499, arbitrary: right(of, path) }, { weight: 1, arbitrary: ofAnotherType });
}

function right(of: SchemaReading, path: Path): fc.Arbitrary<unknown> {
    const at = path.join(".");
    if (at === "instanceTypes") return fc.constantFrom(...INSTANCE_TYPES);
    const choices = wordsOf(of);
    if (choices.length > 0) return one({ good: choices, bad: ["other"] });
    const inner = valuesOf(of);
    if (inner !== undefined) return map(inner, path);
    if (of.items !== undefined) return list(of.items, path, of.minItems ?? 0);
    if (of.properties !== undefined) return record(of.properties, path);
    switch (of.type) {
        case "boolean":
            return fc.boolean();
        case "integer":
            return one(NUMBERS[path.at(-1) ?? ""] ?? numbersOf(of));
        case "number":
            return one({ good: [0, 0.25, 2], bad: [-1] });
        default:
            return one(TEXTS[at] ?? ANY_TEXT);
    }
}

const one = ({ good, bad }: Values): fc.Arbitrary<unknown> =>
    bad.length === 0
        ? fc.constantFrom(...good)
        : fc.oneof(
              { weight: RIGHT, arbitrary: fc.constantFrom(...good) },
              { weight: WRONG, arbitrary: fc.constantFrom(...bad) },
          );

const numbersOf = ({ minimum = 0, maximum = 1000 }: SchemaReading): Values => ({
    good: [minimum, Math.min(minimum + 1, maximum), maximum],
    bad: [minimum - 1, maximum + 1, minimum + 0.5],
});

const map = (values: SchemaReading, path: Path): fc.Arbitrary<unknown> =>
    fc
        .array(fc.tuple(one(KEYS[path.join(".")] ?? ANY_TEXT), arbitrary(values, [...path, "*"])), {
            minLength: 1,
            maxLength: 3,
        })
        .map((entries) => Object.fromEntries(entries as [string, unknown][]) as unknown);

const list = (items: SchemaReading, path: Path, minLength: number): fc.Arbitrary<unknown> =>
    fc.uniqueArray(arbitrary(items, [...path, "[]"]), {
        minLength: Math.min(minLength, 1),
        maxLength: 2,
        selector: JSON.stringify,
    });

const ABSENT = Symbol("absent");

function record(properties: Readonly<Record<string, SchemaReading>>, path: Path): fc.Arbitrary<unknown> {
    const keys = Object.keys(properties);
    const fields = Object.entries(properties).map(([key, of]) => {
        const often = isOptional(of)
            ? (OFTEN[[...path, key].join(".")] ?? (path.length === 0 ? GIVEN : GIVEN_INSIDE))
            : 1;
        const given = arbitrary(of, [...path, key]);
        if (often >= 1) return given;
        const weight = Math.round(often * 100);
        return fc.oneof({ weight, arbitrary: given }, { weight: 100 - weight, arbitrary: fc.constant(ABSENT) });
    });
    return fc
        .tuple(...fields)
        .map((all): unknown =>
            Object.fromEntries(all.flatMap((value, at) => (value === ABSENT ? [] : [[keys[at], value]]))),
        );
}
