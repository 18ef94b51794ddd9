/**
 * `npm run generate`: `provider/schema.json` and the SDKs, from the definitions in `provider/src`, the catalog of EC2
 * instance types, from moto, the types of a RayCluster, from KubeRay's CRD, and pages of `docs/`. With `--check` it
 * changes nothing, and fails when what is committed is not what would be generated.
 */
import { mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { basename, join, relative } from "node:path";
import { compatibilityPageText } from "./compatibility-page";
import { differences } from "./differences";
import { editsPageText } from "./edits-page";
import {
    COMPATIBILITY_PAGE,
    EDITS_PAGE,
    INSTANCE_TYPES,
    RAY_CLUSTER_SCHEMA,
    ROOT,
    RULES_PAGE,
    SCHEMA,
    SDK,
} from "./places";
import { instanceCatalogText } from "./instance-catalog";
import { rayClusterSchemaText } from "./ray-cluster-schema";
import { rulesPageText } from "./rules-page";
import { schemaText } from "./schema/schema";
import { generateSdks } from "./sdks";

/** What is generated, beside the SDKs. */
const FILES: readonly (readonly [place: string, text: () => string | Promise<string>])[] = [
    [INSTANCE_TYPES, instanceCatalogText],
    [RAY_CLUSTER_SCHEMA, rayClusterSchemaText],
    [COMPATIBILITY_PAGE, compatibilityPageText],
    [EDITS_PAGE, editsPageText],
    [RULES_PAGE, rulesPageText],
    [SCHEMA, schemaText],
];

async function generate(): Promise<void> {
    for (const [place, text] of FILES) {
        await writeFile(place, await text());
        console.log(relative(ROOT, place));
    }
    await generateSdks(SCHEMA, SDK);
    console.log(relative(ROOT, SDK));
}

async function check(): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), "kuberay-generated-"));
    try {
        const stale: string[] = [];
        for (const [place, text] of FILES) {
            const fresh = join(folder, basename(place));
            await writeFile(fresh, await text());
            stale.push(...(await differences(fresh, place)));
        }
        const sdk = join(folder, "sdk");
        await generateSdks(join(folder, basename(SCHEMA)), sdk);
        stale.push(...(await differences(sdk, SDK)));
        if (stale.length > 0)
            throw new Error(`run "npm run generate" and commit what it changes; out of date:\n  ${stale.join("\n  ")}`);
    } finally {
        await rm(folder, { recursive: true, force: true });
    }
}

(process.argv.includes("--check") ? check() : generate()).catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
