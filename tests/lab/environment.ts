import { delimiter } from "node:path";
import { type LabDirectory } from "./directory";
import { type LabRecord } from "./record";

export const REGION = "us-west-2";

/** What makes pulumi, kubectl and everything that speaks to AWS work on this lab, and only on it; without PATH. */
export function labVariables(directory: LabDirectory, { name, ports }: LabRecord): Record<string, string> {
    return {
        KUBERAY_LAB: name,
        KUBECONFIG: directory.kubeconfig,
        // Where kubectl keeps what it has learnt of a cluster: by default in the home folder.
        KUBECACHEDIR: directory.kubectlCache,
        AWS_ENDPOINT_URL: `http://127.0.0.1:${ports.aws}`,
        AWS_REGION: REGION,
        AWS_ACCESS_KEY_ID: "lab",
        AWS_SECRET_ACCESS_KEY: "lab",
        AWS_EC2_METADATA_DISABLED: "true",
        PULUMI_HOME: directory.pulumiHome,
        PULUMI_BACKEND_URL: `file://${directory.state}`,
        PULUMI_CONFIG_PASSPHRASE: "lab",
        PULUMI_SKIP_UPDATE_CHECK: "1",
        PULUMI_DISABLE_AUTOMATIC_PLUGIN_ACQUISITION: "true",
        PULUMI_NODEJS_TRANSPILE_ONLY: "true",
    };
}

/** The same with PATH, the lab's programs first, for a child process. */
export function labEnvironment(
    directory: LabDirectory,
    record: LabRecord,
    outside: NodeJS.ProcessEnv = process.env,
): Record<string, string> {
    const path = (outside.PATH ?? "").split(delimiter).filter((folder) => folder !== directory.bin);
    return { ...labVariables(directory, record), PATH: [directory.bin, ...path].join(delimiter) };
}

/** Lines for `eval` in any POSIX shell. PATH stays that of the shell that reads them, with the lab's folder before it. */
export function shellExports(directory: LabDirectory, record: LabRecord): string {
    const lines = Object.entries(labVariables(directory, record)).map(
        ([name, value]) => `export ${name}=${quoted(value)}`,
    );
    return [...lines, `export PATH=${quoted(directory.bin)}:"$PATH"`].join("\n");
}

/** Inside single quotes a shell reads every character as itself, except the single quote. */
export const quoted = (text: string): string => `'${text.replaceAll("'", "'\\''")}'`;
