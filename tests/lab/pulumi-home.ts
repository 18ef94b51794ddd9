import { constants, copyFileSync, linkSync, mkdirSync, realpathSync, symlinkSync } from "node:fs";
import { dirname, join } from "node:path";
import { type LabDirectory } from "./directory";
import { writeLauncher } from "./launcher-script";
import { type LabRecord } from "./record";
import { REPOSITORY } from "./tools/repository";

const PROVIDER = join(REPOSITORY, "provider");
const GET_TOKEN = join(REPOSITORY, "tests", "lab", "aws", "get-token.sh");

/**
 * Pulumi's home, with the plugins installed. They must be here and not on PATH: one found on PATH wins over the
 * installed copy, with a warning in every preview. Pulumi ignores a plugin's folder that is a link, so the folders
 * are real and what is in them leads to the checkout and the cache.
 */
export function assemblePulumiHome(directory: LabDirectory, { tools, awsProvider }: LabRecord): void {
    const launcher = (plugin: string, name: string): string => {
        const folder = join(directory.pulumiHome, "plugins", plugin);
        mkdirSync(folder, { recursive: true });
        return join(folder, name);
    };
    symlinkSync(
        tools["pulumi-resource-kubernetes"],
        launcher("resource-kubernetes-v4.25.0", "pulumi-resource-kubernetes"),
    );
    writeLauncher(launcher("resource-aws-v7.48.0", "pulumi-resource-aws"), [join(awsProvider, "pulumi-resource-aws")]);
    const kuberay = join(PROVIDER, "pulumi-resource-kuberay");
    writeLauncher(launcher("resource-kuberay-v0.1.0", "pulumi-resource-kuberay"), [kuberay]);
    mkdirSync(directory.state, { recursive: true });
}

/** Programs that come first on PATH of whoever uses the lab. Never a `pulumi-resource-*`: see above. */
export function assembleBin(directory: LabDirectory, { tools }: LabRecord): void {
    mkdirSync(directory.bin, { recursive: true });
    // Pulumi looks for its language hosts beside its real file, and warns of those it finds elsewhere on PATH.
    linkOrCopy(tools.pulumi, join(directory.bin, "pulumi"));
    for (const program of ["kubectl", ...HOSTS] as const) symlinkSync(tools[program], join(directory.bin, program));
    // The Python host starts this script of its own, which it looks for on PATH.
    const script = "pulumi-language-python-exec";
    symlinkSync(join(dirname(tools["pulumi-language-python"]), script), join(directory.bin, script));
    writeLauncher(join(directory.bin, "aws"), [GET_TOKEN], { KUBERAY_LAB_TOKEN_FILE: directory.token });
}

function linkOrCopy(from: string, to: string): void {
    try {
        linkSync(realpathSync(from), to);
    } catch {
        // The cache is on another file system.
        copyFileSync(from, to, constants.COPYFILE_FICLONE);
    }
}

const HOSTS = [
    "pulumi-language-nodejs",
    "pulumi-language-python",
    "pulumi-language-go",
    "pulumi-language-yaml",
] as const;
