import { build, type Plugin } from "esbuild";
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { bundleOptions } from "../../../provider/codegen/bundle";
import { PROVIDER } from "../../../provider/codegen/places";

/** The gates of a unit and of a Ray cluster, and what is said of inputs that pass. */
const CHECKS = /[/\\](ray-platform|ray-cluster)[/\\](checks|remarks)\.ts$/;
const SOURCES_ONLY = new Set(["src", "codegen"]);

/** Every function of these files finds nothing. */
const withoutChecks: Plugin = {
    name: "without checks",
    setup: (bundler) => {
        bundler.onLoad({ filter: CHECKS }, async ({ path }) => {
            const names = [...(await readFile(path, "utf8")).matchAll(/^export function (\w+)/gm)].map(([, it]) => it);
            if (names.length === 0) throw new Error(`no checks in ${path}`);
            return { contents: names.map((name) => `export const ${name} = () => [];`).join("\n"), loader: "js" };
        });
    },
};

/** The provider as it is built, and beside it one that checks nothing. */
export async function buildWithAndWithoutChecks(folder: string): Promise<{ checked: string; unchecked: string }> {
    return {
        checked: await buildProvider(join(folder, "checked"), []),
        unchecked: await buildProvider(join(folder, "unchecked"), [withoutChecks]),
    };
}

/** Both are built here and alike: files of one age, and none of them in use. */
async function buildProvider(home: string, plugins: Plugin[]): Promise<string> {
    await cp(PROVIDER, home, { recursive: true, filter: (from) => !SOURCES_ONLY.has(from.slice(PROVIDER.length + 1)) });
    const entry = join(PROVIDER, "src", "plugin", "main.ts");
    await build({ ...bundleOptions(join(home, "bin")), entryPoints: [entry], plugins });
    return home;
}
