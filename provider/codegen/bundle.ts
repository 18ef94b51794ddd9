import { build, type BuildOptions } from "esbuild";
import { readdir, rm } from "node:fs/promises";
import { basename, join } from "node:path";
import { BIN, PROVIDER, ROOT } from "./places";
import { whenChanged } from "./stamp";

const ENTRY = join(PROVIDER, "src", "plugin", "main.ts");
const ABSENT = join(PROVIDER, "codegen", "absent.cjs");

/** What CommonJS packages expect to find, in every chunk: all chunks lie in `bin`. */
const COMMONJS = `
import { createRequire as createRequireOfNode } from "node:module";
import { dirname as dirnameOfNode } from "node:path";
import { fileURLToPath as fileURLToPathOfNode } from "node:url";
const require = createRequireOfNode(import.meta.url);
const __filename = fileURLToPathOfNode(import.meta.url);
const __dirname = dirnameOfNode(__filename);
`;

/**
 * Bundles the plugin into `provider/bin`. In chunks, because Node then parses what a call needs and no more: half the
 * time until the plugin listens, half the memory, compared with one file. Only ES modules can be split.
 */
export async function bundlePlugin(): Promise<void> {
    const files = ["provider/src", "provider/codegen/bundle.ts", "provider/codegen/absent.cjs", "package-lock.json"];
    await whenChanged("plugin", { files, outputs: [join(BIN, "main.mjs")] }, async () => {
        const { outputs } = (await build({ ...bundleOptions(BIN), entryPoints: [ENTRY], metafile: true })).metafile;
        await removeAllBut(new Set(Object.keys(outputs).map((file) => basename(file))));
    });
}

/** How the plugin is bundled, into whichever folder: the benchmarks treat what they compare it with alike. */
export const bundleOptions = (outdir: string) =>
    ({
        absWorkingDir: ROOT,
        outdir,
        outExtension: { ".js": ".mjs" },
        chunkNames: "[name]-[hash]",
        bundle: true,
        splitting: true,
        format: "esm",
        platform: "node",
        target: "node20.19",
        banner: { js: COMMONJS },
        alias: { typescript: ABSENT, "@npmcli/arborist": ABSENT },
        legalComments: "none",
        logLevel: "warning",
    }) satisfies BuildOptions;

/** Chunks of earlier builds. Only now, so that a plugin that starts while another is built finds all of its own. */
async function removeAllBut(current: ReadonlySet<string>): Promise<void> {
    const stale = (await readdir(BIN)).filter((file) => file.endsWith(".mjs") && !current.has(file));
    await Promise.all(stale.map((file) => rm(join(BIN, file))));
}
