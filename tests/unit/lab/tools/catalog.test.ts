import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { binariesNamed, BINARY_NAMES, CATALOG, groupOf, type ToolGroup } from "../../../lab/tools/catalog";
import { REPOSITORY } from "../../../lab/tools/repository";

const groups: readonly ToolGroup[] = CATALOG;

describe("the catalog of tools", () => {
    it("makes every program in one group only", () => {
        expect(new Set(BINARY_NAMES).size).to.equal(BINARY_NAMES.length);
    });

    it("never takes a resource plugin from PATH, where Pulumi would prefer it to the installed one", () => {
        const fromPath = groups.flatMap((group) => Object.keys(group.onPath ?? {}));
        expect(fromPath.filter((name) => name.startsWith("pulumi-resource-"))).to.deep.equal([]);
    });

    for (const group of groups) {
        describe(group.name, () => {
            it("has a go.mod and a go.sum, so that its build is the same everywhere", () => {
                const files = ["go.mod", "go.sum"].filter((file) => existsSync(join(REPOSITORY, group.folder, file)));
                expect(files).to.deep.equal(["go.mod", "go.sum"]);
            });

            it("requires every module by an exact version", () => {
                const goMod = readFileSync(join(REPOSITORY, group.folder, "go.mod"), "utf8");
                expect(goMod).to.not.match(/\b(latest|upgrade|master|main)$/m);
                expect(goMod).to.match(/ v\d+\.\d+\.\d+/);
            });

            it("asks only programs of its own for their version", () => {
                expect(group.binaries).to.include.members(Object.keys(group.onPath ?? {}));
            });
        });
    }
});

describe("groupOf", () => {
    it("is the group that makes the program", () => {
        expect(groupOf("kubectl").name).to.equal("kubernetes");
    });
});

describe("binariesNamed", () => {
    it("is everything without names", () => {
        expect(binariesNamed([])).to.deep.equal(BINARY_NAMES);
    });

    it("takes names of programs and of groups, and each program once", () => {
        const binaries = binariesNamed(["etcd", "kubectl", "kubernetes"]);
        expect(binaries).to.have.members([
            "etcd",
            "kube-apiserver",
            "kube-controller-manager",
            "kube-scheduler",
            "kubectl",
        ]);
    });

    it("lists the known names when one is unknown", () => {
        expect(() => binariesNamed(["kubectll"])).to.throw(
            /^"kubectll" is neither a tool nor a group of tools\. Known: etcd, /,
        );
    });
});
