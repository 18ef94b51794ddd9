import { execFile } from "node:child_process";
import { copyFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { SDK } from "./places";
import { whenChanged } from "./stamp";

const FOLDER = join(SDK, "nodejs");

/** Compiles the Node SDK, so that programs of this repository can import `pulumi-kuberay` as users do. */
export async function compileNodeSdk(): Promise<void> {
    const outputs = [join(FOLDER, "bin", "index.js"), join(FOLDER, "bin", "package.json")];
    await whenChanged("Node SDK", { files: ["sdk/nodejs"], outputs }, async () => {
        await run(process.execPath, [require.resolve("typescript/bin/tsc"), "--project", FOLDER]);
        // The compiled code reads its version and the plugin's name from beside it.
        await copyFile(join(FOLDER, "package.json"), join(FOLDER, "bin", "package.json"));
    });
}

async function run(command: string, args: readonly string[]): Promise<void> {
    try {
        await promisify(execFile)(command, args);
    } catch (error) {
        // The compiler prints what is wrong, and nothing in the error itself.
        const { stdout } = error as { readonly stdout?: string };
        throw new Error(`the Node SDK does not compile:\n${stdout ?? ""}`, { cause: error });
    }
}
