import { build } from "esbuild";
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { bundleOptions } from "../../../provider/codegen/bundle";
import { PROVIDER, ROOT } from "../../../provider/codegen/places";

/** The built plugin, as the engine starts it. */
export const PLUGIN = join(PROVIDER, "pulumi-resource-kuberay");

/**
 * Bundles a counterpart with the options of the plugin, behind a copy of the plugin's own launcher. What the plugin
 * leaves out of libraries by name is work of ours, which nobody's own component has. Returns the launcher.
 */
export async function buildCounterpart(folder: string, name: string, entry: string): Promise<string> {
    const home = join(folder, name);
    const bin = join(home, "bin");
    await mkdir(bin, { recursive: true });
    // Generated sources lie outside of the repository, and take their packages from it.
    const nodePaths = [join(ROOT, "node_modules")];
    await build({
        ...bundleOptions(bin),
        plugins: [],
        entryPoints: [{ in: entry, out: "main" }],
        nodePaths,
        logLevel: "silent",
    });
    const launcher = join(home, "pulumi-resource-counterpart");
    await copyFile(PLUGIN, launcher);
    return launcher;
}
