/** `npm run build`: everything that a program needs in order to use kuberay from this checkout. */
import { bundlePlugin } from "./bundle";
import { packManifests } from "./kuberay-manifests/pack";
import { compileNodeSdk } from "./node-sdk";

async function main(): Promise<void> {
    await packManifests();
    await bundlePlugin();
    await compileNodeSdk();
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
