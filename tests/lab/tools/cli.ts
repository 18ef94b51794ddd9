import { ensureTool } from "./build";
import { binariesNamed } from "./catalog";
import { ensureVenv } from "./python";

/**
 * `npm run lab:tools [-- name...]`: builds the named programs or groups, `python` being one of them; everything
 * without names. Prints a table of where they are.
 */
async function main(names: readonly string[]): Promise<void> {
    const everything = names.length === 0;
    const tools = names.filter((name) => name !== "python");
    const paths: Record<string, string> = everything || tools.length > 0 ? await ensureTool(binariesNamed(tools)) : {};
    if (everything || names.includes("python")) paths.python = await ensureVenv();
    console.log(table(paths));
}

function table(paths: Readonly<Record<string, string>>): string {
    const width = Math.max(...Object.keys(paths).map((name) => name.length));
    return Object.entries(paths)
        .map(([name, path]) => `${name.padEnd(width)}  ${path}`)
        .join("\n");
}

main(process.argv.slice(2)).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
