/**
 * `npm run test:deep -- --seeds 5`: everything that is tested with generated cases, with so many seeds that nobody has
 * tried. Each is printed with what it found; `--seeds 1 --from SEED` tries it again.
 */
import { randomInt } from "node:crypto";
import { readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { prepareLabs } from "./e2e/prepare-labs";
import { type E2eFile, filesHere, TIMEOUT } from "./e2e/groups";
import { type Counts } from "./support/counts";
import { check, mocha, type Step } from "./support/steps";
import { endWithSummary, runSteps } from "./support/test-run";

const UNIT = "tests/unit";
/** The e2e files whose cases come of a seed. */
const ON_LABS: readonly E2eFile[] = filesHere().filter((file) =>
    readFileSync(`tests/e2e/${file}.test.ts`, "utf8").includes("support/seed"),
);
const LARGEST_SEED = 2 ** 31 - 1;

function tried(args: readonly string[]): Promise<Counts> {
    const seeds = seedsOf(args);
    console.log(`Seeds: ${seeds.join(", ")}`);
    const build = check("build", process.execPath, [require.resolve("tsx/cli"), "provider/codegen/build.ts"]);
    const labs = prepareLabs(ON_LABS, [build]);
    const steps = seeds.flatMap((seed) => withSeed(seed, [build], labs.of));
    return runSteps([build, ...labs.steps, ...steps]);
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

function withSeed(seed: number, built: readonly Step[], labFor: (file: E2eFile) => readonly Step[]): Step[] {
    const withIt = (title: string, files: readonly string[], after: readonly Step[]): Step => {
        // Another seed's lab would have the same name.
        const options = { group: title, after, alone: title, env: { TEST_SEED: String(seed) } };
        const step = mocha(`seed ${seed}: ${title}`, ["--timeout", TIMEOUT, ...files], options);
        return { ...step, run: async (output) => of(seed, await step.run(output)) };
    };
    return [
        withIt("properties", ["--file", "tests/support/deep-properties.ts", ...unitTestsWithProperties()], built),
        ...ON_LABS.map((file) => withIt(`e2e ${file}`, [`tests/e2e/${file}.test.ts`], labFor(file))),
    ];
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

void endWithSummary(async () => tried(process.argv.slice(2)));
