import { expect } from "chai";
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { type SourceFile, sourceFiles } from "../../../../scripts/structure/source-file";

describe("a source file", () => {
    let root: string;
    beforeEach(() => {
        root = mkdtempSync(join(tmpdir(), "structure-"));
    });
    afterEach(() => {
        rmSync(root, { recursive: true });
    });

    function read(files: Record<string, string>): Record<string, SourceFile> {
        for (const [path, text] of Object.entries(files)) {
            mkdirSync(dirname(join(root, path)), { recursive: true });
            writeFileSync(join(root, path), text);
        }
        return Object.fromEntries(sourceFiles(root).map((file) => [file.path, file]));
    }

    it("imports what it names in any of the ways of TypeScript", () => {
        const files = read({
            "plan/a.ts": [
                `import { b } from "../b";`,
                `import type { B } from "../b";`,
                `import { type B as C } from "../b";`,
                `export { b } from "../b";`,
                `export const later = async () => (await import("../b")).b;`,
                `export type D = import("../b").B;`,
                `import { readFileSync } from "node:fs";`,
            ].join("\n"),
            "b.ts": "export const b = 1;\nexport type B = number;",
        });
        const [from, to] = ["plan/a.ts", "b.ts"];
        expect(files["plan/a.ts"]?.imports).to.deep.equal(
            [false, true, true, false, false, true].map((ofTypes) => ({ from, to, ofTypes })),
        );
    });

    it("defines what it exports, however it does that", () => {
        const files = read({
            "a.ts": [
                "export const { one, two: [three] } = something;",
                "export function four() {}",
                "export class Five {}",
                "export interface Six {}",
                "export type Seven = 7;",
                "export enum Eight {}",
                "const nine = 9;",
                "export { nine };",
                "export { nine as ten };",
                "const hidden = 0;",
            ].join("\n"),
        });
        const names = ["one", "three", "four", "Five", "Six", "Seven", "Eight", "nine", "ten"];
        expect(files["a.ts"]?.defines).to.deep.equal(names);
    });

    it("does not define what it hands on, and defines a type and a value of one name once", () => {
        const files = read({
            "a.ts": `import { b } from "./b";\nexport { b };\nexport * from "./b";\nexport { c } from "./b";`,
            "b.ts": "export const b = 1;\nexport type b = typeof b;\nexport const c = 2;",
        });
        expect(files["a.ts"]?.defines).to.deep.equal([]);
        expect(files["b.ts"]?.defines).to.deep.equal(["b", "c"]);
    });

    it("is one that is written by hand", () => {
        expect(Object.keys(read({ "a.ts": "", "b.gen.ts": "", "c.json": "{}" }))).to.deep.equal(["a.ts"]);
    });
});
