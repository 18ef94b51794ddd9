/**
 * `npm run generate`: `provider/schema.json` and the SDKs, from the definitions in `provider/src`, and the catalog of
 * EC2 instance types, from moto, and the types of a RayCluster, from KubeRay's CRD. With `--check` it changes nothing, and fails when what is committed is not what would
 * be generated.
 */
import { mkdir, mkdtemp, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { differences } from "./differences";
import { editsPageText } from "./edits-page";
import { EDITS_PAGE, INSTANCE_TYPES, RAY_CLUSTER_SCHEMA, RULES_PAGE, SCHEMA, SDK } from "./places";
import { instanceCatalogText } from "./instance-catalog";
import { rayClusterSchemaText } from "./ray-cluster-schema";
import { rulesPageText } from "./rules-page";
import { schemaText } from "./schema/schema";
import { generateSdks } from "./sdks";

async function generate(): Promise<void> {
    await writeFile(INSTANCE_TYPES, await instanceCatalogText());
    await writeFile(RAY_CLUSTER_SCHEMA, await rayClusterSchemaText());
    await mkdir(dirname(EDITS_PAGE), { recursive: true });
    await writeFile(EDITS_PAGE, await editsPageText());
    await writeFile(RULES_PAGE, await rulesPageText());
    await writeFile(SCHEMA, schemaText());
    await generateSdks(SCHEMA, SDK);
}

async function check(): Promise<void> {
    const folder = await mkdtemp(join(tmpdir(), "kuberay-generated-"));
    try {
        const schema = join(folder, "schema.json");
        const sdk = join(folder, "sdk");
        const instanceTypes = join(folder, "instance-types.gen.ts");
        await writeFile(instanceTypes, await instanceCatalogText());
        const rayCluster = join(folder, "ray-cluster-types.gen.ts");
        await writeFile(rayCluster, await rayClusterSchemaText());
        const editsPage = join(folder, "edits.md");
        await writeFile(editsPage, await editsPageText());
        const rulesPage = join(folder, "rules.md");
        await writeFile(rulesPage, await rulesPageText());
        await writeFile(schema, schemaText());
        await generateSdks(schema, sdk);
        const stale = [
            ...(await differences(instanceTypes, INSTANCE_TYPES)),
            ...(await differences(rayCluster, RAY_CLUSTER_SCHEMA)),
            ...(await differences(editsPage, EDITS_PAGE)),
            ...(await differences(rulesPage, RULES_PAGE)),
            ...(await differences(schema, SCHEMA)),
            ...(await differences(sdk, SDK)),
        ];
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
