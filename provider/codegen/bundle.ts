import { build, type BuildOptions, type Plugin } from "esbuild";
import { readdir, readFile, rm } from "node:fs/promises";
import { basename, dirname, join, relative } from "node:path";
import { BIN, PROVIDER, ROOT } from "./places";
import { whenChanged } from "./stamp";

const ENTRY = join(PROVIDER, "src", "plugin", "main.ts");
/** Stands for a library that is left out. */
export const ABSENT = join(PROVIDER, "codegen", "absent.cjs");
const MODULES = join(ROOT, "node_modules");
/** The variable that has the plugin send what \@pulumi/pulumi says for debugging. */
const DEBUG_MESSAGES = "PULUMI_KUBERAY_DEBUG";

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
        const { metafile } = await build({ ...bundleOptions(BIN), entryPoints: [ENTRY], metafile: true });
        const { inputs, outputs } = metafile;
        haveMet(PATCHES, Object.keys(inputs));
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
        plugins: [withoutNeverUsed, patched],
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
    // Reads .proto files, for services of gRPC that the plugin does not offer.
    "@grpc/proto-loader",
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

/** A place in \@pulumi/pulumi that costs a unit of many resources more than it gives, and what stands there instead. */
interface Patch {
    readonly file: RegExp;
    readonly found: string;
    readonly instead: string;
}

const PATCHES: readonly Patch[] = [
    // A stack for each promise of each resource, which is held on to: a sixth of the work of a unit of a hundred
    // clusters. It is read by nobody who has not asked for a report on promises that never end.
    {
        file: /@pulumi.pulumi.runtime.debuggable\.js$/,
        found: "new Error().stack",
        instead: 'exports.debugPromiseLeaks ? new Error().stack : ""',
    },
    // Three calls to the engine for each resource, of which only `pulumi up --debug` shows anything: more than half of
    // the calls of a Construct, and a sixth of its time.
    {
        file: /@pulumi.pulumi.log.index\.js$/,
        found: "function debug(msg, resource, streamId, ephemeral) {",
        instead: `function debug(msg, resource, streamId, ephemeral) {
    if (!["true", "1"].includes(process.env.${DEBUG_MESSAGES})) return Promise.resolve();`,
    },
];

const patched: Plugin = {
    name: "patches",
    setup: (bundler) => {
        for (const { file, found, instead } of PATCHES) {
            bundler.onLoad({ filter: file }, async ({ path }) => {
                const [before = "", after, ...more] = (await readFile(path, "utf8")).split(found);
                if (after === undefined || more.length > 0)
                    throw new Error(`${path} has "${found}" no longer, or more than once; see ${__filename}`);
                return { contents: `${before}${instead}${after}` };
            });
        }
    },
};

/** A library that has moved its file would leave a patch behind without a word. */
function haveMet(patches: readonly Patch[], files: readonly string[]): void {
    for (const { file } of patches)
        if (!files.some((one) => file.test(one)))
            throw new Error(`no file of the plugin is ${file.source} any more; see ${__filename}`);
}

/** Chunks of earlier builds. Only now, so that a plugin that starts while another is built finds all of its own. */
async function removeAllBut(current: ReadonlySet<string>): Promise<void> {
    const stale = (await readdir(BIN)).filter((file) => file.endsWith(".mjs") && !current.has(file));
    await Promise.all(stale.map((file) => rm(join(BIN, file))));
}
