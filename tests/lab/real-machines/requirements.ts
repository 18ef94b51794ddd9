import { access } from "node:fs/promises";
import { platform } from "node:os";
import { delimiter, join } from "node:path";
import { run } from "../tools/command";
import { type Report } from "../tools/progress";

/** Debian's packages (Ubuntu's have the same names), by a file that tells whether one is there: first of these paths. */
const PACKAGES: Readonly<Record<string, readonly string[]>> = {
    runc: ["runc"],
    "containernetworking-plugins": ["/usr/lib/cni/ptp", "/opt/cni/bin/ptp"],
    iptables: ["iptables"],
    debootstrap: ["debootstrap"],
    conntrack: ["conntrack"],
    ethtool: ["ethtool"],
    socat: ["socat"],
    openssl: ["openssl"],
    iproute2: ["ip"],
    "util-linux": ["unshare"],
    // The keys by which debootstrap, on Ubuntu too, knows Debian's archive.
    "debian-archive-keyring": ["/usr/share/keyrings/debian-archive-keyring.gpg"],
};

/** Why real nodes cannot be here, with the way out; `undefined` when they can. */
export function obstacle(system: NodeJS.Platform, user: number | undefined): string | undefined {
    if (system === "linux" && user === 0) return undefined;
    const here = system === "linux" ? "you are not root (try sudo)" : `this is ${system}`;
    return `Real nodes are made of Linux namespaces and control groups: they need Linux and root, and ${here}. The lab with simulated nodes runs everywhere: npm run lab:up`;
}

/** Installs the Debian packages that are missing. Throws, with the way out, where real nodes cannot be. */
export async function requireRealNodes(report: Report): Promise<void> {
    const problem = obstacle(platform(), process.getuid?.());
    if (problem !== undefined) throw new Error(problem);
    const missing = await missingPackages();
    if (missing.length === 0) return;
    report(`installing Debian packages: ${missing.join(" ")}`);
    const environment = { ...process.env, DEBIAN_FRONTEND: "noninteractive" };
    const install = ["install", "--yes", "--no-install-recommends", ...missing];
    try {
        await run("apt-get", ["update"], { environment });
        await run("apt-get", install, { environment });
    } catch (error) {
        const what = error instanceof Error ? error.message : String(error);
        throw new Error(`Real nodes need these programs, install them first: ${missing.join(", ")}. ${what}`, {
            cause: error,
        });
    }
}

export async function missingPackages(environment: NodeJS.ProcessEnv = process.env): Promise<string[]> {
    const folders = [...(environment.PATH ?? "").split(delimiter), "/usr/sbin", "/sbin"];
    const missing: string[] = [];
    for (const [name, files] of Object.entries(PACKAGES)) {
        const paths = files.flatMap((file) => (file.startsWith("/") ? [file] : folders.map((one) => join(one, file))));
        if (!(await someExists(paths))) missing.push(name);
    }
    return missing;
}

async function someExists(paths: readonly string[]): Promise<boolean> {
    for (const path of paths) {
        const exists = await access(path).then(
            () => true,
            () => false,
        );
        if (exists) return true;
    }
    return false;
}
