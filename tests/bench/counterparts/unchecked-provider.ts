import { build, type Plugin } from "esbuild";
import { cp, readFile } from "node:fs/promises";
import { join } from "node:path";
import { bundleOptions } from "../../../provider/codegen/bundle";
import { PROVIDER } from "../../../provider/codegen/places";

/** The gates of a unit and of a Ray cluster, the fit of pods, and what is said of inputs that pass. */
const CHECKS = [
    "ray-platform/checks.ts",
    "ray-platform/rules/remarks.ts",
    "ray-cluster/checks.ts",
    "ray-spec/fit/errors.ts",
    "node-pool/warnings.ts",
].map((file) => join(PROVIDER, "src", file));
const SOURCES_ONLY = new Set(["src", "codegen"]);

/** Every function of these files finds nothing. */
function withoutChecks(seen: Set<string>): Plugin {
    return {
        name: "without checks",
        setup: (bundler) => {
            bundler.onLoad({ filter: /\.ts$/ }, async ({ path }) => {
                if (!CHECKS.includes(path)) return undefined;
                seen.add(path);
                const exported = (await readFile(path, "utf8")).matchAll(/^export (?:function|const) (\w+)/gm);
                return { contents: [...exported].map(([, name]) => `export const ${name} = () => [];`).join("\n") };
            });
        },
    };
}

/** The provider as it is built, and beside it one that checks no more than the shape of inputs. */
export async function buildWithAndWithoutChecks(folder: string): Promise<{ checked: string; unchecked: string }> {
    const seen = new Set<string>();
    const checked = await buildProvider(join(folder, "checked"), []);
    const unchecked = await buildProvider(join(folder, "unchecked"), [withoutChecks(seen)]);
    const left = CHECKS.filter((file) => !seen.has(file));
    if (left.length > 0) throw new Error(`nothing loads ${left.join(", ")}: the checks are elsewhere now`);
    return { checked, unchecked };
}

/** Both are built here: one that is in use already would have its files in the page cache, and the other not. */
async function buildProvider(home: string, plugins: Plugin[]): Promise<string> {
    await cp(PROVIDER, home, { recursive: true, filter: (from) => !SOURCES_ONLY.has(from.slice(PROVIDER.length + 1)) });
    const entry = join(PROVIDER, "src", "plugin", "main.ts");
    const options = bundleOptions(join(home, "bin"));
    await build({ ...options, entryPoints: [entry], plugins: [...options.plugins, ...plugins] });
    return home;
}
