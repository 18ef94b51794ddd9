/**
 * `npm run bench [-- --only ID] [--json FILE] [--pairs N] [--gate]`: what kuberay costs beside the least that could do
 * the same, measured side by side. Ratios hold from machine to machine; milliseconds do not.
 *
 * Fails when a bench cannot run; with `--gate` also when a target is missed.
 */
import { writeFile } from "node:fs/promises";
import { bundlePlugin } from "../../provider/codegen/bundle";
import { packManifests } from "../../provider/codegen/kuberay-manifests/pack";
import { compileNodeSdk } from "../../provider/codegen/node-sdk";
import { BENCHES } from "./benches/all";
import { openContext } from "./context";
import { type Bench, type BenchContext } from "./measure/bench";
import { resultOf, toJson } from "./measure/results";
import { details, type Row, table } from "./measure/table";
import { readOptions } from "./options";

const ids = BENCHES.map(({ id }) => id);

async function main(): Promise<void> {
    const options = readOptions(process.argv.slice(2), ids);
    await packManifests();
    await bundlePlugin();
    await compileNodeSdk();
    const chosen = BENCHES.filter(({ id }) => options.only.length === 0 || options.only.includes(id));
    const { context, close } = await openContext(options);
    const rows = await runAll(chosen, context).finally(close);
    const results = rows.map(({ bench, comparison }) => resultOf(bench, comparison));
    console.log(`\n${table(rows)}`);
    const missed = results.filter(({ holds }) => !holds).map(({ id }) => id);
    const holding = results.length - missed.length;
    console.log(
        `\n${holding} of ${results.length} targets hold${missed.length === 0 ? "" : `; missed: ${missed.join(", ")}`}`,
    );
    if (options.json !== undefined) await writeFile(options.json, toJson(results));
    const failed = chosen.length - rows.length;
    if (failed > 0) console.log(`${failed} of ${chosen.length} could not run`);
    process.exitCode = failed > 0 || (options.gate && missed.length > 0) ? 1 : 0;
}

/** One after the other: two at a time would measure each other. One that cannot run does not keep the rest from it. */
async function runAll(benches: readonly Bench[], context: BenchContext): Promise<readonly Row[]> {
    const rows: Row[] = [];
    for (const bench of benches) {
        try {
            const row = { bench, comparison: await bench.measure(context) };
            console.log(`${details(row)}\n`);
            rows.push(row);
        } catch (error) {
            console.error(`${bench.id} could not run: ${error instanceof Error ? error.message : String(error)}\n`);
        }
    }
    return rows;
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
