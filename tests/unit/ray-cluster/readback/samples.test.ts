import { expect } from "chai";
import { join } from "node:path";
import { readdirSync, readFileSync } from "node:fs";
import { parseAllDocuments } from "yaml";
import { kubeRaySources } from "../../../../provider/codegen/kuberay-manifests/module";
import { checkInputs } from "../../../../provider/src/ray-cluster/inputs";
import { importedArgs, plannedSpec } from "../../../../provider/src/ray-cluster/readback/imported-args";
import { normalSpec } from "../../../../provider/src/ray-spec/readback/normal-form";
import { argsFromLive } from "../../../../provider/src/ray-cluster/readback/refreshed-args";
import { type LiveRayCluster } from "../../../../provider/src/ray-object/watch/live";
import { type PlainObject, type ResourceContext } from "../../../../provider/src/shared/custom-resource";
import { DEFAULT_KUBERAY_VERSION } from "../../../../provider/src/shared/versions";
import { type Tree } from "../../../../provider/src/shared/tree";

interface Sample {
    readonly title: string;
    readonly live: LiveRayCluster;
}

/** Every RayCluster that KubeRay's samples make, those of jobs and services too. */
async function samples(): Promise<Sample[]> {
    const folder = join(await kubeRaySources(DEFAULT_KUBERAY_VERSION), "config/samples");
    return readdirSync(folder, { recursive: true, encoding: "utf8" })
        .filter((file) => file.endsWith(".yaml"))
        .sort()
        .flatMap((file) => clustersIn(readFileSync(join(folder, file), "utf8"), file));
}

const clustersIn = (text: string, file: string): Sample[] =>
    // As kubectl reads it: 0777 is octal.
    parseAllDocuments(text, { version: "1.1" }).flatMap((document) => {
        const { kind, metadata, spec } = (document.toJS() ?? {}) as Manifest;
        const cluster = kind === "RayCluster" ? spec : (spec?.rayClusterSpec ?? spec?.rayClusterConfig);
        if (metadata === undefined || cluster === undefined) return [];
        const live = { apiVersion: "ray.io/v1", kind: "RayCluster", metadata, spec: cluster };
        return [{ title: `${file}: ${metadata.name}`, live: live as LiveRayCluster }];
    });

interface Manifest {
    readonly kind?: string;
    readonly metadata?: { readonly name: string };
    readonly spec?: Tree;
}

const context = { name: "imported" } as ResourceContext;

describe("importing KubeRay's samples", () => {
    let all: Sample[];
    before(async () => {
        all = await samples();
    });

    it("finds them", () => {
        expect(all.length).to.be.at.least(60);
    });

    it("gives inputs that make the same spec again", () => {
        for (const { title, live } of all) {
            expect(plannedSpec(importedArgs(live)), title).to.deep.equal(normalSpec(live.spec as unknown as Tree));
        }
    });

    it("finds nothing in the refresh after it", () => {
        for (const { title, live } of all) {
            const imported = importedArgs(live);
            expect(argsFromLive(live, imported, ""), title).to.deep.equal(imported);
        }
    });

    it("gives inputs that pass our checks", () => {
        const filledIn = all.filter(({ live }) => !JSON.stringify(live).includes("$VLLM_IMAGE"));
        const problems = filledIn.flatMap(({ title, live }) =>
            checkInputs(context, importedArgs(live) as PlainObject).problems.map(
                ({ path, reason }) => `${title}: ${path}: ${reason}`,
            ),
        );
        expect(problems).to.deep.equal([]);
    });
});
