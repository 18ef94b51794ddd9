/** Makes ready what a lab with real nodes needs and this machine has not yet: packages, programs, the image of Ray. */
import { ensureVenv } from "../tools/python";
import { reportToTerminal } from "../tools/progress";
import { prepareRealNodes } from "./prepare";
import { requireRealNodes } from "./requirements";

async function main(): Promise<void> {
    await requireRealNodes(reportToTerminal);
    const { tools } = await prepareRealNodes(await ensureVenv(), reportToTerminal);
    for (const [name, path] of Object.entries(tools)) console.log(`${name}: ${path}`);
}

main().catch((error: unknown) => {
    console.error(error instanceof Error ? error.message : error);
    process.exitCode = 1;
});
