import { expect } from "chai";
import { readdirSync } from "node:fs";
import { resolve } from "node:path";
import { filesNamed, LONG, stepsOf } from "../../e2e/groups";

const E2E = resolve(__dirname, "../../e2e");

describe("the e2e tests of a name", () => {
    it("are one file, or all of a group, each once", () => {
        expect(filesNamed(["ray-cluster/edits"])).to.deep.equal(["ray-cluster/edits"]);
        expect(filesNamed(["operator/crds", "operator"])).to.deep.equal(["operator/crds", "operator/destroy"]);
    });

    it("are every file there is, in all groups", () => {
        const groups = readdirSync(E2E, { withFileTypes: true }).filter((entry) => entry.isDirectory());
        const there = readdirSync(E2E, { recursive: true, encoding: "utf8" }).filter((path) =>
            path.endsWith(".test.ts"),
        );
        expect(
            filesNamed(groups.map(({ name }) => name))
                .map((file) => `${file}.test.ts`)
                .sort(),
        ).to.deep.equal(there.sort());
    });

    it("are, with the unit, schema and preview tests, all tests that there are", () => {
        const all = readdirSync(resolve(E2E, ".."), { recursive: true, encoding: "utf8" });
        const elsewhere = all.filter((path) => path.endsWith(".test.ts") && !/^(e2e|unit|schema|preview)\//.test(path));
        expect(elsewhere).to.deep.equal([]);
    });

    it("are an error when there are none, which says what there is", () => {
        expect(() => filesNamed(["ray-clutser"])).to.throw(/"ray-clutser".*real-ray, lab, .*preview-truth/);
        expect(() => filesNamed(["operator/crd"])).to.throw(/"operator\/crd".*operator\/crds, operator\/destroy\.$/);
        expect(() => filesNamed([""])).to.throw(/no e2e test is called ""/);
    });
});

describe("the steps of e2e tests", () => {
    it("begin with those that take long, which are all there", () => {
        expect(filesNamed(LONG)).to.deep.equal(LONG);
        const groups = ["lab", ...LONG.map((file) => file.replace(/\/.*/, ""))];
        const titles = stepsOf(filesNamed(groups), () => []).map(({ title }) => title);
        expect(titles.slice(0, LONG.length)).to.deep.equal(LONG.map((file) => `e2e ${file}`));
        expect(titles).to.include("e2e lab/lab");
    });

    it("run real nodes alone, since they are on a machine once", () => {
        const steps = stepsOf(filesNamed(["real-ray", "operator"]), () => []);
        expect(new Set(steps.map(({ group, alone }) => `${group}: ${alone ?? "beside others"}`))).to.deep.equal(
            new Set(["e2e real-ray: real-ray", "e2e operator: beside others"]),
        );
    });
});
