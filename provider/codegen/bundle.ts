import { build, type BuildOptions } from "esbuild";
import { mkdir, readdir, rm } from "node:fs/promises";
import { join } from "node:path";
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
        await removeChunks();
        await build({ ...bundleOptions(BIN), entryPoints: [ENTRY] });
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

async function removeChunks(): Promise<void> {
    await mkdir(BIN, { recursive: true });
    const chunks = (await readdir(BIN)).filter((file) => file.endsWith(".mjs"));
    await Promise.all(chunks.map((file) => rm(join(BIN, file))));
}
