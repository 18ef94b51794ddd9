import { build } from "esbuild";
import { copyFile, mkdir } from "node:fs/promises";
import { join } from "node:path";
import { ABSENT, bundleOptions } from "../../../provider/codegen/bundle";
import { PROVIDER, ROOT } from "../../../provider/codegen/places";

/** The built plugin, as the engine starts it. */
export const PLUGIN = join(PROVIDER, "pulumi-resource-kuberay");

/** What of libraries a counterpart carries: as much as anybody's own bundle would, or as little as the plugin does. */
export type Libraries = "whole" | "as the plugin";

/** Bundles a counterpart with the options of the plugin, behind a copy of its launcher. Returns the launcher. */
export async function buildCounterpart(
    folder: string,
    name: string,
    entry: string,
    libraries: Libraries = "whole",
): Promise<string> {
    const home = join(folder, name);
    const bin = join(home, "bin");
    await mkdir(bin, { recursive: true });
    // Generated sources lie outside of the repository, and take their packages from it.
    const nodePaths = [join(ROOT, "node_modules")];
    await build({
        ...bundleOptions(bin),
        ...(libraries === "whole" && { plugins: [], alias: { typescript: ABSENT, "@npmcli/arborist": ABSENT } }),
        entryPoints: [{ in: entry, out: "main" }],
        nodePaths,
        logLevel: "silent",
    });
    const launcher = join(home, "pulumi-resource-counterpart");
    await copyFile(PLUGIN, launcher);
    return launcher;
}
