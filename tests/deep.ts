/**
 * `npm run test:deep -- --seeds 5`: everything that is tested with generated cases, with so many seeds that nobody has
 * tried. Each is printed with what it found; `--seeds 1 --from SEED` tries it again.
 */
import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { prepareLabs } from "./e2e/prepare-labs";
import { add, type Counts, failed, summary } from "./support/counts";
import { check, mocha } from "./support/steps";

const UNIT = "tests/unit";
const ON_LABS = [
    "tests/e2e/node-pools/fuzz.test.ts",
    "tests/e2e/ray-cluster/fuzz.test.ts",
    "tests/e2e/preview-truth/truth-table.test.ts",
];
const LARGEST_SEED = 2 ** 31 - 1;

async function main(args: readonly string[]): Promise<void> {
    const seeds = seedsOf(args);
    console.log(`Seeds: ${seeds.join(", ")}`);
    let counts = await check("build", process.execPath, [require.resolve("tsx/cli"), "provider/codegen/build.ts"]);
    counts = add(counts, await prepareLabs(["preview-truth"]));
    for (const seed of seeds) counts = add(counts, await withSeed(seed));
    console.log(summary(counts));
    process.exitCode = counts.failures.length === 0 ? 0 : 1;
}

function seedsOf(args: readonly string[]): number[] {
    const options = { seeds: { type: "string", default: "1" }, from: { type: "string" } } as const;
    const { values } = parseArgs({ args: [...args], options });
    const count = whole("--seeds", values.seeds, 1);
    const first = values.from === undefined ? randomInt(LARGEST_SEED - count) : whole("--from", values.from, 0);
    return Array.from({ length: count }, (_, at) => first + at);
}

function whole(option: string, text: string, least: number): number {
    const value = Number(text);
    if (Number.isInteger(value) && value >= least && value <= LARGEST_SEED) return value;
    throw new Error(`${option} is a whole number, ${least} or more, got "${text}"`);
}

async function withSeed(seed: number): Promise<Counts> {
    const env = { TEST_SEED: String(seed) };
    const properties = ["--file", "tests/support/deep-properties.ts", ...unitTestsWithProperties()];
    const counts = [
        await mocha(`seed ${seed}: properties`, ["--timeout", "600000", ...properties], env),
        await mocha(`seed ${seed}: generated pools, clusters and units`, ["--timeout", "600000", ...ON_LABS], env),
    ];
    return counts.map((each) => of(seed, each)).reduce(add);
}

const of = (seed: number, { passed, failures }: Counts): Counts => ({
    passed,
    failures: failures.map((failure) => `[seed ${seed}] ${failure}`),
});

const unitTestsWithProperties = (): string[] =>
    readdirSync(UNIT, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".test.ts"))
        .map((file) => join(UNIT, file))
        .filter((file) => readFileSync(file, "utf8").includes('from "fast-check"'));

main(process.argv.slice(2)).catch((error: unknown) => {
    console.log(summary(failed(error instanceof Error ? error.message : String(error))));
    process.exitCode = 1;
});
