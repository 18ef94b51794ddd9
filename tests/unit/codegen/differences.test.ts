import { expect } from "chai";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join, relative } from "node:path";
import { differences } from "../../../provider/codegen/differences";

describe("differences between what is generated and what is there", () => {
    let folder: string;

    beforeEach(() => {
        folder = mkdtempSync(join(tmpdir(), "kuberay-differences-"));
    });

    afterEach(() => {
        rmSync(folder, { recursive: true });
    });

    const write = (tree: string, files: Record<string, string>) => {
        for (const [name, text] of Object.entries(files)) {
            mkdirSync(dirname(join(folder, tree, name)), { recursive: true });
            writeFileSync(join(folder, tree, name), text);
        }
    };
    const found = async () => {
        const actual = join(folder, "actual");
        return (await differences(join(folder, "expected"), actual)).map((path) => relative(actual, path));
    };

    it("are none when all is the same, whatever was built or written by hand beside it", async () => {
        write("expected", { "a.ts": "1", "types/b.ts": "2" });
        write("actual", { "a.ts": "1", "types/b.ts": "2", "bin/a.js": "x", "go.mod": "m" });
        expect(await found()).to.deep.equal([]);
    });

    it("are what is missing, too many, or says something else", async () => {
        write("expected", { "a.ts": "1", "types/b.ts": "2", "types/c.ts": "3" });
        write("actual", { "a.ts": "other", "types/b.ts": "2", "types/old.ts": "4" });
        expect(await found()).to.deep.equal(["a.ts", "types/c.ts", "types/old.ts"]);
    });
});
