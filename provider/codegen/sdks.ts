import { execFile } from "node:child_process";
import { readFile, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { ensureTool } from "../../tests/lab/tools/build";

const LANGUAGES = ["nodejs", "python", "go"];

/** Writes the SDK of every language, from the schema at `schema`, below `folder`. */
export async function generateSdks(schema: string, folder: string): Promise<void> {
    const { "sdk-generator": generator } = await ensureTool(["sdk-generator"]);
    await promisify(execFile)(generator, [schema, folder, ...LANGUAGES]);
    await pointAtCompiledCode(join(folder, "nodejs", "package.json"));
}

/** Pulumi's generator leaves it to its own release scripts to say where the compiled code is. */
async function pointAtCompiledCode(path: string): Promise<void> {
    const { name, version, ...rest } = JSON.parse(await readFile(path, "utf8")) as Record<string, unknown>;
    const compiled = { main: "bin/index.js", types: "bin/index.d.ts", files: ["bin"] };
    await writeFile(path, `${JSON.stringify({ name, version, ...compiled, ...rest }, undefined, 4)}\n`);
}
