import fc from "fast-check";
import { rayClusterArgs } from "../../../provider/src/ray-cluster/args/args";
import {
    type SchemaReading,
    wordsOf,
    isOptional,
    valuesOf,
} from "../../../provider/src/shared/validation/definition-reading";
import { partsFor } from "./kubernetes-parts";
import { START_PARAMETERS, type Texts, keysFor, textsFor } from "./texts";

type Path = readonly string[];

/** Weights: of a hundred values, how many are wrong. Most have to be right, or no cluster with many inputs passes. */
const WRONG = 1;
const RIGHT = 99;
/** How often an optional input is given. */
const GIVEN = 0.13;
/** Given more often: without them nothing else is looked at, or others that name them cannot be right. */
const OFTEN: Readonly<Record<string, number>> = {
    workers: 0.9,
    head: 0.9,
    podDefaults: 0.7,
    "head.cpu": 0.9,
    "head.memory": 0.9,
    "workers.*.cpu": 0.9,
    "workers.*.memory": 0.9,
    "workers.*.maxReplicas": 0.7,
    "podDefaults.volumes": 0.5,
    "head.volumes": 0.4,
    "podDefaults.tolerations": 0.4,
    "head.tolerations": 0.4,
    networkPolicy: 0.5,
    "networkPolicy.egress": 0.9,
    "networkPolicy.allowTo": 0.6,
    "networkPolicy.allowFrom": 0.6,
};

/** Their parts depend on each other: hardly any put together by chance is right. */
const TOLERATIONS: readonly object[] = [
    { operator: "Exists" },
    { key: "gpu", operator: "Exists", effect: "NoExecute", tolerationSeconds: 30 },
    { key: "example.com/team", value: "ml", effect: "NoSchedule" },
];

/** Not inputs of the cluster itself. */
const FIXED: readonly string[] = ["pools", "kubeconfig"];

const definition = rayClusterArgs as unknown as SchemaReading;

/** Clusters of every shape that the definition allows, most values right, some wrong, and a few of a wrong type. */
export const clusters = (): fc.Arbitrary<Record<string, unknown>> =>
    right(definition, []) as fc.Arbitrary<Record<string, unknown>>;

/** Every leaf of the definition, maps with `*` for their keys and lists with `[]`. */
export function leafPaths(of: SchemaReading = definition, path: Path = []): string[] {
    const values = valuesOf(of);
    if (values !== undefined) return leafPaths(values, [...path, "*"]);
    if (of.items !== undefined) return leafPaths(of.items, [...path, "[]"]);
    if (of.properties === undefined) return [path.join(".")];
    return Object.entries(of.properties)
        .filter(([key]) => path.length > 0 || !FIXED.includes(key))
        .flatMap(([key, inner]) => leafPaths(inner, [...path, key]));
}

/** The leaves that a cluster gives. */
export function givenPaths(value: unknown, of: SchemaReading = definition, path: Path = []): string[] {
    const values = valuesOf(of);
    if (typeof value !== "object" || value === null) return [path.join(".")];
    if (values !== undefined) return Object.values(value).flatMap((inner) => givenPaths(inner, values, [...path, "*"]));
    if (of.items !== undefined)
        return Object.values(value).flatMap((inner) => givenPaths(inner, of.items, [...path, "[]"]));
    if (of.properties === undefined) return [path.join(".")];
    return Object.entries(value).flatMap(([key, inner]) => givenPaths(inner, of.properties?.[key], [...path, key]));
}

function arbitrary(of: SchemaReading, path: Path): fc.Arbitrary<unknown> {
    return mostly(right(of, path), fc.constantFrom<unknown>(null, 0, "x", [], {}, true, -1, 1.5), 400);
}

/** `wrong` once in `often` values. */
const mostly = (good: fc.Arbitrary<unknown>, wrong: fc.Arbitrary<unknown>, often: number): fc.Arbitrary<unknown> =>
    fc.oneof({ weight: often - 1, arbitrary: good }, { weight: 1, arbitrary: wrong });

function right(of: SchemaReading, path: Path): fc.Arbitrary<unknown> {
    const values = valuesOf(of);
    const choices = wordsOf(of);
    if (choices.length > 0) return mostly(fc.constantFrom(...choices), fc.constantFrom("", "other"), 100);
    if (path.at(-1) === "rayStartParams") return startParameters();
    if (path.at(-2) === "tolerations" && of.properties !== undefined)
        return fc.oneof(fc.constantFrom(...TOLERATIONS), record(of.properties, path));
    if (values !== undefined) return map(values, path);
    if (of.items !== undefined) return list(of.items, path);
    if (of.properties !== undefined) return record(of.properties, path);
    switch (of.type) {
        case "string":
            return oneText(textsFor(path));
        case "boolean":
            return fc.boolean();
        case "integer":
        case "number":
            return number(of, path);
        default: {
            const { good, bad } = partsFor(path);
            return mostly(fc.constantFrom(...good), fc.constantFrom(...bad), 4);
        }
    }
}

const oneText = ({ good, bad }: Texts): fc.Arbitrary<string> =>
    fc.oneof(
        { weight: RIGHT, arbitrary: fc.constantFrom(...good) },
        ...(bad.length === 0 ? [] : [{ weight: WRONG, arbitrary: fc.constantFrom(...bad) }]),
    );

/** Numbers of ports, sizes and counts, and those at and beyond the limits. */
function number({ minimum = 0, maximum, exclusiveMinimum, type }: SchemaReading, path: Path): fc.Arbitrary<number> {
    const usual = path.includes("ports")
        ? [6379, 8265, 8080, 10001, 9090]
        : path.at(-1) === "defaultMode"
          ? [420, 256]
          : path.at(-1) === "cpu"
            ? [1, 2, 0.5]
            : [Math.max(minimum, 1), Math.max(minimum, 2), 3];
    const edges = [
        minimum,
        minimum - 1,
        maximum ?? 2 ** 31 - 1,
        (maximum ?? 2 ** 31) + 1,
        exclusiveMinimum ?? 0,
        2 ** 53,
    ];
    return fc.oneof(
        { weight: RIGHT, arbitrary: fc.constantFrom(...usual) },
        { weight: WRONG, arbitrary: fc.constantFrom(...edges, ...(type === "integer" ? [1.5] : [1e-9, 1e12])) },
    );
}

function map(values: SchemaReading, path: Path): fc.Arbitrary<unknown> {
    const entry = fc.tuple(oneText(keysFor(path)), arbitrary(values, [...path, "*"]));
    return fc.array(entry, { minLength: 1, maxLength: 3 }).map((entries) => Object.fromEntries(entries) as unknown);
}

const startParameters = (): fc.Arbitrary<unknown> =>
    fc
        .array(
            fc
                .constantFrom(...START_PARAMETERS)
                .chain(([name, good, bad]) =>
                    oneText({ good: good.length > 0 ? good : bad, bad }).map((value) => [name, value] as const),
                ),
            { minLength: 1, maxLength: 2 },
        )
        .map((entries) => Object.fromEntries(entries) as unknown);

const list = (items: SchemaReading, path: Path): fc.Arbitrary<unknown> =>
    fc.array(arbitrary(items, [...path, "[]"]), { minLength: 0, maxLength: 2 });

function record(properties: Readonly<Record<string, SchemaReading>>, path: Path): fc.Arbitrary<unknown> {
    const keys = Object.keys(properties).filter((key) => path.length > 0 || !FIXED.includes(key));
    const isOneOf = ONE_OF.includes(path.at(-2) ?? "");
    const fields = keys.map((key) => {
        const inner = inputOf(properties, key);
        const at = [...path, key];
        return sometimes(arbitrary(inner, at), isOptional(inner) ? chance(at, isOneOf) : 1);
    });
    return fc
        .tuple(...fields)
        .map(
            (all) =>
                Object.fromEntries(all.flatMap((value, at) => (value === ABSENT ? [] : [[keys[at], value]]))) as object,
        )
        .chain((given) => (isOneOf ? oneSource(given, properties, path) : fc.constant(given as unknown)));
}

function inputOf(properties: Readonly<Record<string, SchemaReading>>, name: string): SchemaReading {
    const found = properties[name];
    if (found === undefined) throw new Error(`no input is called ${name}`);
    return found;
}

const ABSENT = Symbol("absent");

function chance(path: Path, isOneOf: boolean): number {
    const often = OFTEN[path.join(".")];
    if (often !== undefined) return often;
    if (isOneOf) return BESIDE.includes(path.at(-1) ?? "") ? 0.3 : 0.01;
    return path.length > 4 ? 0.4 : GIVEN;
}

const sometimes = (given: fc.Arbitrary<unknown>, often: number): fc.Arbitrary<unknown> =>
    often >= 1
        ? given
        : fc.oneof(
              { weight: Math.round(often * 100), arbitrary: given },
              { weight: Math.round((1 - often) * 100), arbitrary: fc.constant(ABSENT) },
          );

/** Maps and lists of what has exactly one source. */
const ONE_OF: readonly string[] = ["volumes", "envValueFrom", "envFrom"];

/** Fields that are not the source of a volume or variable. */
const BESIDE: readonly string[] = ["mountPath", "subPath", "readOnly", "prefix", "optional"];

/** Volumes and variables have exactly one source: chosen last, so that each is tried. */
function oneSource(
    given: object,
    properties: Readonly<Record<string, SchemaReading>>,
    path: Path,
): fc.Arbitrary<unknown> {
    const sources = Object.keys(properties).filter((key) => !BESIDE.includes(key));
    const mount =
        path.at(-2) === "volumes"
            ? sometimes(
                  fc.record({
                      mountPath: arbitrary(inputOf(properties, "mountPath"), [...path, "mountPath"]),
                      readOnly: fc.boolean(),
                  }),
                  0.7,
              )
            : fc.constant(ABSENT);
    return fc.constantFrom(...sources).chain((source) =>
        fc.tuple(arbitrary(inputOf(properties, source), [...path, source]), mount).map(([value, mounted]): unknown => ({
            ...given,
            ...(mounted === ABSENT ? {} : (mounted as object)),
            [source]: value,
        })),
    );
}
