import { build } from "esbuild";
import { execFile } from "node:child_process";
import { join } from "node:path";
import { promisify } from "node:util";
import { bundleOptions } from "../../../provider/codegen/bundle";
import { type Side } from "../measure/pairs";

const run = promisify(execFile);
const SCRIPTS = join(__dirname, "..", "timed");

/**
 * A script of `timed/`, bundled as the plugin is, that times itself and prints milliseconds. A process for each
 * measurement: what is measured is the first time.
 */
export async function timedScript(folder: string, script: string, name: string, args: string[] = []): Promise<Side> {
    const outdir = join(folder, script);
    await build({ ...bundleOptions(outdir), entryPoints: [{ in: join(SCRIPTS, `${script}.ts`), out: "main" }] });
    return {
        name,
        async measure() {
            const { stdout } = await run(process.execPath, [join(outdir, "main.mjs"), ...args]);
            const value = Number(stdout);
            if (stdout.trim() === "" || Number.isNaN(value)) throw new Error(`${script} printed "${stdout}"`);
            return { value };
        },
    };
}
