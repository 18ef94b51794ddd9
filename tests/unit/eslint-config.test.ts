import { expect } from "chai";
import { ESLint } from "eslint";
import { readdirSync } from "node:fs";
import { join, resolve } from "node:path";

const root = resolve(__dirname, "../..");
const source = join(root, "provider/src");

/** Rules that look at imports alone: they need no types, and so no program behind a text. */
const OF_IMPORTS = new Set([
    "import-x/no-cycle",
    "import-x/no-restricted-paths",
    "@typescript-eslint/no-restricted-imports",
    "no-restricted-syntax",
    "no-restricted-globals",
]);

describe("the lint configuration", function () {
    this.timeout(120_000);

    const eslint = new ESLint({
        cwd: root,
        overrideConfig: { languageOptions: { parserOptions: { projectService: false } } },
        ruleFilter: ({ ruleId }) => OF_IMPORTS.has(ruleId),
    });

    /** What lint says of a file of the provider that has these lines, line by line. */
    async function complaints(file: string, lines: readonly string[]): Promise<string[][]> {
        const [result] = await eslint.lintText(lines.join("\n"), { filePath: join(source, file) });
        const messages = result?.messages ?? [];
        return lines.map((_, at) => messages.filter(({ line }) => line === at + 1).map(({ message }) => message));
    }

    const folders = readdirSync(source, { withFileTypes: true })
        .filter((entry) => entry.isDirectory())
        .map(({ name }) => name);

    const importOf = (folder: string): string => {
        const files = readdirSync(join(source, folder), { recursive: true, encoding: "utf8" });
        const file = files.find((name) => name.endsWith(".ts")) ?? "";
        return `import "../${folder}/${file.slice(0, -".ts".length)}";`;
    };

    /** The folders among these that a file must not import from, for being in a higher layer. */
    async function refused(file: string, among: readonly string[]): Promise<string[]> {
        const lines = among.map((folder) => importOf(folder).replace("../", "../".repeat(file.split("/").length - 1)));
        const found = await complaints(file, lines);
        return among.filter((_, at) => found[at]?.some((said) => said.includes("is a lower layer")));
    }

    it("has a layer for every folder: the lowest imports from no other, and none but the highest from the highest", async () => {
        const higher = folders.filter((folder) => folder !== "rules");
        expect(await refused("rules/new.ts", higher)).to.deep.equal(higher);
        for (const folder of folders)
            expect(await refused(`${folder}/new.ts`, ["plugin"]), folder).to.have.lengthOf(folder === "plugin" ? 0 : 1);
    });

    it("keeps a Ray spec from knowing any kind, feature or the life of objects", async () => {
        const higher = ["ray-object", "ray-cluster", "node-pool", "operator", "kuberay-crds", "ray-platform", "plugin"];
        const lower = ["rules", "shared", "instance-catalog", "placement"];
        expect(await refused("ray-spec/build/new.ts", [...lower, ...higher])).to.deep.equal(higher);
    });

    const DECIDING = [
        "rules/new.ts",
        "instance-catalog/new.ts",
        "placement/fit/new.ts",
        "ray-spec/new.ts",
        "ray-spec/args/new.ts",
        "ray-spec/build/new.ts",
        "ray-cluster/args/new.ts",
        "ray-cluster/edits/new.ts",
        "node-pool/checks.ts",
        "node-pool/plan.ts",
        "node-pool/rules/new.ts",
        "node-pool/plan/new.ts",
        "operator/plan.ts",
        "device-plugins/daemon-set.ts",
        "shared/new.ts",
        "ray-object/causes/new.ts",
        "ray-object/companions/new.ts",
        "ray-cluster/readback/new.ts",
        "ray-cluster/rules/new.ts",
        "ray-platform/facts/new.ts",
        "ray-platform/rules/new.ts",
    ];
    const ACTS = [
        `import { readFile } from "node:fs/promises";`,
        `import "fs";`,
        `import { Socket } from "node:net";`,
        `import { randomBytes } from "node:crypto";`,
        `import { Resource } from "@pulumi/pulumi";`,
        `import { KubeConfig } from "@kubernetes/client-node";`,
        `export const later = import("./later");`,
        `import { registerAll } from "./resources";`,
        `import { create } from "./lifecycle";`,
        `import { connect } from "../../cluster-access/connect";`,
        `import { resolved } from "../../shared/pulumi/inputs";`,
        `export const home = process.env.HOME;`,
        `export const answer = fetch("https://example.com");`,
    ];
    const DECIDES = [
        `import { type Resource } from "@pulumi/pulumi";`,
        `import { isIP } from "node:net";`,
        `import { createHash } from "node:crypto";`,
        `import { kindOf } from "../../cluster-access/objects";`,
        `export const now = (time: Date): number => time.getTime();`,
    ];

    for (const file of DECIDING)
        it(`keeps ${file} from reading, calling and registering`, async () => {
            const found = await complaints(file, [...ACTS, ...DECIDES]);
            expect(ACTS.filter((_, at) => found[at]?.length === 0)).to.deep.equal([]);
            expect(found.slice(ACTS.length).flat()).to.deep.equal([]);
        });

    it("finds files that import each other in a circle, on a way of several files too", async () => {
        const said = async (line: string) => (await complaints("ray-spec/build/ports.ts", [line])).join();
        expect(await said(`import { planPod } from "./pod-template";`)).to.equal("Dependency cycle detected");
        expect(await said(`import { planGroup } from "./groups";`)).to.match(
            /^Dependency cycle via "\.\/pod-template:/,
        );
        expect(await said(`import { planMount } from "./volumes";`)).to.equal("");
    });

    it("lets what registers and talks do so", async () => {
        const acts = ACTS.filter((line) => !line.includes("cluster-access"));
        for (const file of ["node-pool/resources.ts", "ray-cluster/lifecycle.ts", "plugin/new.ts"])
            expect((await complaints(file, acts)).flat()).to.deep.equal([]);
    });
});
