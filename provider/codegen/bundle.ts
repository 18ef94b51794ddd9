import { build, type BuildOptions, type Plugin } from "esbuild";
import { readdir, readFile, rm } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { BIN, PROVIDER, ROOT } from "./places";
import { whenChanged } from "./stamp";

const ENTRY = join(PROVIDER, "src", "plugin", "main.ts");
/** Stands for a library that is left out. */
export const ABSENT = join(PROVIDER, "codegen", "absent.cjs");
const MODULES = join(ROOT, "node_modules");

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

/** How the plugin is bundled, into whichever folder. */
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
        plugins: [withoutNeverUsed, withoutStacksOfPromises],
        legalComments: "none",
        logLevel: "warning",
    }) satisfies BuildOptions;

/** Parts of libraries that are loaded with what the plugin needs, and that it never comes to. */
const NEVER_USED = [
    // What programs need that serialise functions.
    "typescript",
    "@npmcli/arborist",
    "@pulumi/pulumi/runtime/closure",
    // What drives Pulumi from a program.
    "@pulumi/pulumi/automation",
    // Reads every chunk in search of a source map, and has a part in each stack, of which @pulumi/pulumi asks for
    // several with every resource.
    "source-map-support",
    // The clients of all APIs of Kubernetes and what sends their requests: its library reads kubeconfigs, and no more.
    "@kubernetes/client-node/dist/gen",
    "node-fetch",
];

const withoutNeverUsed: Plugin = {
    name: "without what is never used",
    setup: (bundler) => {
        bundler.onResolve({ filter: /^/ }, ({ path, importer }) => {
            const place = path.startsWith(".") ? relative(MODULES, join(dirname(importer), path)) : path;
            const isUsed = NEVER_USED.every((part) => place !== part && !place.startsWith(`${part}/`));
            return isUsed ? undefined : { path: ABSENT };
        });
    },
};

const STACK_OF_PROMISE = "new Error().stack";

/**
 * \@pulumi/pulumi takes a stack for each promise of each resource, and holds on to it: a sixth of the work of a unit of
 * a hundred clusters. It is read by nobody who has not asked for a report on promises that never end.
 */
const withoutStacksOfPromises: Plugin = {
    name: "without stacks of promises",
    setup: (bundler) => {
        bundler.onLoad({ filter: /@pulumi.pulumi.runtime.debuggable\.js$/ }, async ({ path }) => {
            const [before = "", after, ...more] = (await readFile(path, "utf8")).split(STACK_OF_PROMISE);
            if (after === undefined || more.length > 0)
                throw new Error(`${path} does not take the stacks of promises as it did; see ${__filename}`);
            return { contents: `${before}exports.debugPromiseLeaks ? ${STACK_OF_PROMISE} : ""${after}` };
        });
    },
};

/** Chunks of earlier builds. Only now, so that a plugin that starts while another is built finds all of its own. */
async function removeAllBut(current: ReadonlySet<string>): Promise<void> {
    const stale = (await readdir(BIN)).filter((file) => file.endsWith(".mjs") && !current.has(file));
    await Promise.all(stale.map((file) => rm(join(BIN, file))));
}
