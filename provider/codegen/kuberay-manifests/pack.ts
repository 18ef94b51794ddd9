import { createHash } from "node:crypto";
import { mkdir, readdir, readFile, rm, writeFile } from "node:fs/promises";
import { join } from "node:path";
import { promisify } from "node:util";
import { gzip } from "node:zlib";
import { parse } from "yaml";
import { type ManifestObject, type Manifests } from "../../src/kuberay-manifests/manifests";
import { SUPPORTED_KUBERAY_VERSIONS } from "../../src/shared/versions";
import { BIN } from "../places";
import { whenChanged } from "../stamp";
import { kubeRaySources } from "./module";
import { type PolicyRule } from "../../src/kuberay-manifests/policy-rule";

const FOLDER = join(BIN, "kuberay-manifests");

/** Packs the manifests of every supported version into `provider/bin`, unless they are there. */
export async function packManifests(): Promise<void> {
    await whenChanged(
        "KubeRay manifests",
        { files: ["provider/codegen/kuberay-manifests", "provider/src/shared/versions.ts"], outputs: [FOLDER] },
        async () => {
            await rm(FOLDER, { recursive: true, force: true });
            await mkdir(FOLDER, { recursive: true });
            for (const version of SUPPORTED_KUBERAY_VERSIONS) {
                const manifests = await readManifests(version);
                const { rules, leaderElectionRules } = manifests;
                await writeFile(join(FOLDER, `${version}.rights.json`), canonical({ rules, leaderElectionRules }));
                const packed = await promisify(gzip)(canonical(manifests), { level: 9 });
                await writeFile(join(FOLDER, `${version}.json.gz`), packed);
            }
        },
    );
}

async function readManifests(version: string): Promise<Manifests> {
    const config = join(await kubeRaySources(version), "config");
    const bases = join(config, "crd", "bases");
    const content = {
        crds: await Promise.all(
            (await readdir(bases)).sort().map((file) => readYaml<ManifestObject>(join(bases, file))),
        ),
        rules: (await readYaml<Role>(join(config, "rbac", "role.yaml"))).rules,
        leaderElectionRules: (await readYaml<Role>(join(config, "rbac", "leader_election_role.yaml"))).rules,
    };
    return { version, digest: createHash("sha256").update(canonical(content)).digest("hex"), ...content };
}

interface Role {
    readonly rules: readonly PolicyRule[];
}

const readYaml = async <T>(file: string): Promise<T> => parse(await readFile(file, "utf8")) as T;

/** One text for one content, whatever order it was written in. */
const canonical = (content: unknown): string =>
    JSON.stringify(content, (_key, value: unknown) =>
        typeof value === "object" && value !== null && !Array.isArray(value)
            ? Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)))
            : value,
    );
