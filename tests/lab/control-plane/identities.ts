import { generateKeyPairSync, randomBytes } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { stringify } from "yaml";
import { type LabDirectory } from "../directory";

/** Who speaks to the API server. `lab-admin` is the user: Pulumi, kubectl, and tests by hand. */
export const USERS = {
    admin: "lab-admin",
    supervisor: "lab-supervisor",
    controllerManager: "system:kube-controller-manager",
    scheduler: "system:kube-scheduler",
    kwok: "lab-kwok",
} as const;
export type User = keyof typeof USERS;

export interface ControlPlaneFiles {
    readonly tokens: string;
    readonly serviceAccountKey: string;
    readonly certificates: string;
    readonly certificateAuthority: string;
    readonly auditPolicy: string;
    readonly auditLog: string;
    readonly kwok: string;
    readonly kubeconfig: Readonly<Record<User, string>>;
}

export function controlPlaneFiles(directory: LabDirectory): ControlPlaneFiles {
    const inside = (name: string): string => join(directory.controlPlane, name);
    return {
        tokens: inside("tokens.csv"),
        serviceAccountKey: inside("service-account.key"),
        certificates: inside("certificates"),
        certificateAuthority: inside("ca.crt"),
        auditPolicy: inside("audit-policy.yaml"),
        auditLog: join(directory.logs, "audit.log"),
        kwok: inside("kwok.yaml"),
        kubeconfig: {
            admin: directory.kubeconfig,
            supervisor: inside("supervisor.kubeconfig"),
            controllerManager: inside("controller-manager.kubeconfig"),
            scheduler: inside("scheduler.kubeconfig"),
            kwok: inside("kwok.kubeconfig"),
        },
    };
}

export type Tokens = Readonly<Record<User, string>>;

/** One token a user, all of them masters: what the lab tests is the product's permissions, not its own. */
export function writeIdentities(directory: LabDirectory, files: ControlPlaneFiles): Tokens {
    mkdirSync(directory.controlPlane, { recursive: true });
    const users = Object.keys(USERS) as User[];
    const tokens = Object.fromEntries(users.map((user) => [user, randomBytes(24).toString("hex")])) as Tokens;
    const lines = users.map((user) => `${tokens[user]},${USERS[user]},${USERS[user]},system:masters`);
    writePrivate(files.tokens, `${lines.join("\n")}\n`);
    writePrivate(directory.token, tokens.admin);
    const { privateKey } = generateKeyPairSync("rsa", { modulusLength: 2048 });
    writePrivate(files.serviceAccountKey, privateKey.export({ type: "pkcs8", format: "pem" }).toString());
    return tokens;
}

export interface KubeconfigSettings {
    readonly server: string;
    readonly certificateAuthority: string;
    readonly user: string;
    readonly token: string;
    /** Default: `default`. */
    readonly namespace?: string;
}

/** The certificate goes into the file, as EKS has it: it works from anywhere on this machine. */
export function kubeconfig({ server, certificateAuthority, user, token, namespace }: KubeconfigSettings): string {
    const authority = Buffer.from(certificateAuthority).toString("base64");
    return stringify({
        apiVersion: "v1",
        kind: "Config",
        "current-context": "lab",
        contexts: [{ name: "lab", context: { cluster: "lab", user, namespace } }],
        clusters: [{ name: "lab", cluster: { server, "certificate-authority-data": authority } }],
        users: [{ name: user, user: { token } }],
    });
}

export const writePrivate = (path: string, text: string): void => {
    writeFileSync(path, text, { mode: 0o600 });
};
