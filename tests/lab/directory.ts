import { join } from "node:path";
import { REPOSITORY } from "./tools/repository";

const DEFAULT_NAME = "default";
const NAME = /^[a-z0-9]([a-z0-9-]{0,38}[a-z0-9])?$/;

/** Every file of a lab is inside its directory: removing that directory leaves no trace of it. */
export interface LabDirectory {
    readonly root: string;
    /** Ports, programs and every process that was started, with what it takes to end it. */
    readonly record: string;
    readonly logs: string;
    /** First on PATH: pulumi, its language hosts, kubectl and aws. */
    readonly bin: string;
    readonly pulumiHome: string;
    /** Pulumi's backend. */
    readonly state: string;
    /** The administrator's kubeconfig. */
    readonly kubeconfig: string;
    readonly kubectlCache: string;
    /** Bearer token of the administrator: what the lab's `aws eks get-token` answers. */
    readonly token: string;
    readonly etcd: string;
    readonly controlPlane: string;
    readonly operators: string;
}

/** The name given, else KUBERAY_LAB, else `default`. Throws when it cannot be a folder's and a stack's name. */
export function labName(given?: string, environment: NodeJS.ProcessEnv = process.env): string {
    const name = given ?? (environment.KUBERAY_LAB === "" ? undefined : environment.KUBERAY_LAB) ?? DEFAULT_NAME;
    if (NAME.test(name)) return name;
    throw new Error(
        `"${name}" is not a name for a lab: 1 to 40 lower-case letters, digits and hyphens, with a letter or digit at both ends.`,
    );
}

export function labDirectory(name: string): LabDirectory {
    const root = join(REPOSITORY, ".lab", name);
    const inside = (path: string): string => join(root, path);
    return {
        root,
        record: inside("lab.json"),
        logs: inside("logs"),
        bin: inside("bin"),
        pulumiHome: inside("pulumi-home"),
        state: inside("state"),
        kubeconfig: inside("kubeconfig"),
        kubectlCache: inside("kubectl-cache"),
        token: inside("token"),
        etcd: inside("etcd"),
        controlPlane: inside("control-plane"),
        operators: inside("operators"),
    };
}
