import { existsSync } from "node:fs";
import { readFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gunzip } from "node:zlib";
import { type PolicyRule } from "./policy-rule";

/** Any object of Kubernetes. */
export interface ManifestObject {
    readonly apiVersion: string;
    readonly kind: string;
    readonly metadata: {
        readonly name: string;
        readonly labels?: Readonly<Record<string, string>>;
        readonly annotations?: Readonly<Record<string, string>>;
    };
    readonly [part: string]: unknown;
}

/** What one version of the operator has to be allowed. */
export interface Rights {
    /** What the operator may do where it serves Ray objects. */
    readonly rules: readonly PolicyRule[];
    /** What it may do in its own namespace. */
    readonly leaderElectionRules: readonly PolicyRule[];
}

/** What one version of KubeRay needs in a cluster, from its Go module. */
export interface Manifests extends Rights {
    readonly version: string;
    /** SHA-256, in hexadecimal, of everything else. */
    readonly digest: string;
    readonly crds: readonly ManifestObject[];
}

/** Beside the bundled plugin, or from this file's place among the sources. */
const FOLDERS = [join(__dirname, "kuberay-manifests"), join(__dirname, "../../bin/kuberay-manifests")];

/** The manifests of a supported version. Megabytes: keep no reference to them for longer than needed. */
export async function loadManifests(version: string): Promise<Manifests> {
    const unpacked = await promisify(gunzip)(await readFile(packed(`${version}.json.gz`, version)));
    return JSON.parse(unpacked.toString("utf8")) as Manifests;
}

/** The rights alone, a few kilobytes: a preview of the operator does not have to read the definitions. */
export async function loadRights(version: string): Promise<Rights> {
    return JSON.parse(await readFile(packed(`${version}.rights.json`, version), "utf8")) as Rights;
}

function packed(file: string, version: string): string {
    const path = FOLDERS.map((folder) => join(folder, file)).find((candidate) => existsSync(candidate));
    if (path !== undefined) return path;
    throw new Error(`the manifests of KubeRay ${version} are not packed into the plugin; run "npm run build"`);
}
