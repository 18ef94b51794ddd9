import { readFileSync } from "node:fs";
import { join } from "node:path";
import { run } from "../tools/command";

const DAYS = "30";

export interface Certificate {
    readonly certificate: string;
    readonly key: string;
}

export interface Subject {
    readonly commonName: string;
    /** Kubernetes reads it as the user's group. */
    readonly organization?: string;
    /** Names and addresses under which it serves, e.g. `DNS:localhost`, `IP:127.0.0.1`. Default: it only asks. */
    readonly serves?: readonly string[];
}

/** The lab's own certificate authority. Its files, and those that it signs, are in one folder. */
export class Authority {
    readonly certificate: string;
    private readonly key: string;

    private constructor(private readonly folder: string) {
        this.certificate = join(folder, "ca.crt");
        this.key = join(folder, "ca.key");
    }

    static async create(folder: string): Promise<Authority> {
        const authority = new Authority(folder);
        const files = ["-keyout", authority.key, "-out", authority.certificate];
        const usage = ["-addext", "keyUsage=critical,keyCertSign,cRLSign"];
        await run("openssl", ["req", "-x509", ...KEY, ...files, "-days", DAYS, "-subj", "/CN=kuberay-lab", ...usage]);
        return authority;
    }

    text(): string {
        return readFileSync(this.certificate, "utf8");
    }

    /** Paths of a new certificate and its key, called `<name>.crt` and `<name>.key`. */
    async sign(name: string, subject: Subject): Promise<Certificate> {
        const at = (ending: string): string => join(this.folder, `${name}.${ending}`);
        const extensions = extensionsOf(subject).flatMap((extension) => ["-addext", extension]);
        const request = ["req", "-new", ...KEY, "-keyout", at("key"), "-out", at("csr"), "-subj", path(subject)];
        await run("openssl", [...request, ...extensions]);
        const by = ["-CA", this.certificate, "-CAkey", this.key, "-days", DAYS, "-copy_extensions", "copy"];
        await run("openssl", ["x509", "-req", "-in", at("csr"), "-out", at("crt"), ...by]);
        return { certificate: at("crt"), key: at("key") };
    }
}

const KEY = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:P-256", "-nodes"];

function path({ commonName, organization }: Subject): string {
    return `${organization === undefined ? "" : `/O=${organization}`}/CN=${commonName}`;
}

function extensionsOf({ serves }: Subject): string[] {
    if (serves === undefined) return ["extendedKeyUsage=clientAuth"];
    return ["extendedKeyUsage=serverAuth", `subjectAltName=${serves.join(",")}`];
}
