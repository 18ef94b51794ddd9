/**
 * `npm run test:deep -- --seeds 5`: everything that is tested with generated cases, with so many seeds that nobody has
 * tried. Each is printed with what it found; `--seeds 1 --from SEED` tries it again.
 */
import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { prepareLabs } from "./e2e/prepare-labs";
import { failed, summary } from "./support/counts";
import { check, mocha, type Step } from "./support/steps";
import { runSteps } from "./support/test-run";

const UNIT = "tests/unit";
const ON_LABS = ["node-pools/fuzz", "ray-cluster/fuzz", "preview-truth/truth-table"];
const LARGEST_SEED = 2 ** 31 - 1;

async function main(args: readonly string[]): Promise<void> {
    const seeds = seedsOf(args);
    console.log(`Seeds: ${seeds.join(", ")}`);
    const build = check("build", process.execPath, [require.resolve("tsx/cli"), "provider/codegen/build.ts"]);
    const labs = prepareLabs(ON_LABS, [build]);
    const counts = await runSteps([build, ...labs.steps, ...seeds.flatMap((seed) => withSeed(seed, labs.steps))]);
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

function withSeed(seed: number, after: readonly Step[]): readonly Step[] {
    const properties = ["--file", "tests/support/deep-properties.ts", ...unitTestsWithProperties()];
    const step = (what: string, files: readonly string[]): Step => {
        const options = { group: `seed ${seed}`, after, variables: { TEST_SEED: String(seed) } };
        return named(seed, mocha(`seed ${seed}: ${what}`, ["--timeout", "1200000", ...files], options));
    };
    return [step("properties", properties), ...ON_LABS.map((file) => step(file, [`tests/e2e/${file}.test.ts`]))];
}

/** Its failures say with which seed. */
const named = (seed: number, step: Step): Step => ({
    ...step,
    run: async (output) => {
        const { passed, failures } = await step.run(output);
        return { passed, failures: failures.map((failure) => `[seed ${seed}] ${failure}`) };
    },
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
