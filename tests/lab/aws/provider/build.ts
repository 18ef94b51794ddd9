import { build } from "esbuild";
import { readdir, readFile, writeFile } from "node:fs/promises";
import { dirname, join } from "node:path";
import { cachedFolder } from "../../tools/cached-folder";
import { cacheKey } from "../../tools/cache-key";
import { cacheRoot } from "../../tools/cache-root";
import { DECLARED_FILE } from "./declared-file";
import { generateDeclaredInputs } from "./declared-inputs-generator";
import { KINDS } from "./kinds/kinds";

const LAUNCHER = "pulumi-resource-aws";
/** Packages whose code or types end up in what is built. */
const PACKAGES = [
    "@pulumi/aws",
    "@pulumi/pulumi",
    "@aws-sdk/client-eks",
    "@aws-sdk/client-ec2",
    "@grpc/grpc-js",
    "esbuild",
];

/** Some of the bundled packages load Node's own modules with require. */
const BANNER = `import { createRequire } from "node:module"; const require = createRequire(import.meta.url);`;

/**
 * The folder of the stand-in for `pulumi-resource-aws`, with the launcher the engine looks for. Built once per content,
 * in a few seconds, and kept in the cache: started as source it would need seconds to listen, as a bundle 0.1.
 */
export async function buildAwsProvider(): Promise<string> {
    const files = {
        ...(await sources(__dirname)),
        "sdk-config.ts": await readFile(join(__dirname, "..", "sdk-config.ts"), "utf8"),
    };
    const key = cacheKey({ files, settings: { ...(await packageVersions()), node: process.version } });
    return cachedFolder(join(cacheRoot(), "aws-provider", key), { onWait: () => undefined, fill: bundleInto });
}

async function bundleInto(folder: string): Promise<void> {
    await build({
        entryPoints: [join(__dirname, "main.ts")],
        outdir: folder,
        outExtension: { ".js": ".mjs" },
        bundle: true,
        // The AWS SDK is most of the code; split off, it is read only when AWS is called.
        splitting: true,
        minify: true,
        format: "esm",
        platform: "node",
        // Of ES modules the bundler leaves out what is not used, and of the AWS SDK that is most.
        mainFields: ["module", "main"],
        target: "node20",
        banner: { js: BANNER },
        logLevel: "error",
    });
    const declared = generateDeclaredInputs(KINDS.map(({ token }) => token));
    await writeFile(join(folder, DECLARED_FILE), JSON.stringify(declared));
    const script = `#!/bin/sh\nexport LAB_AWS_PROVIDER='${folder}'\nexec node "$LAB_AWS_PROVIDER/main.mjs" "$@"\n`;
    await writeFile(join(folder, LAUNCHER), script, { mode: 0o755 });
}

/** Every source file of the provider, by path. */
async function sources(folder: string): Promise<Record<string, string>> {
    const names = (await readdir(folder, { recursive: true })).filter((name) => name.endsWith(".ts"));
    const texts = await Promise.all(names.map((name) => readFile(join(folder, name), "utf8")));
    return Object.fromEntries(names.map((name, at) => [name, texts[at] ?? ""]));
}

async function packageVersions(): Promise<Record<string, string>> {
    const versions = PACKAGES.map(async (name) => {
        const manifest = await readFile(join(packageFolder(name), "package.json"), "utf8");
        return [name, (JSON.parse(manifest) as { version: string }).version] as const;
    });
    return Object.fromEntries(await Promise.all(versions));
}

/** Not every package lets its package.json be resolved, so the folder is found from the root of the repository. */
function packageFolder(name: string): string {
    return join(dirname(require.resolve("@pulumi/aws/package.json")), "..", "..", name);
}
