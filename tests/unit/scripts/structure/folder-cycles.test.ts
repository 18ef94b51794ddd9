import { expect } from "chai";
import { folderCycles } from "../../../../scripts/structure/folder-cycles";

const cyclesOf = (...imports: [string, string][]): string[][] =>
    folderCycles(imports.map(([from, to]) => ({ from, to, ofTypes: false }))).map(({ folders }) => [...folders]);

describe("cycles of folders", () => {
    it("are found although no file is in a cycle", () => {
        expect(cyclesOf(["ray/plan/a.ts", "ray/rules/b.ts"], ["ray/rules/c.ts", "ray/plan/d.ts"])).to.deep.equal([
            ["ray/plan", "ray/rules"],
        ]);
    });

    it("are found between a folder's own files and a folder in it", () => {
        expect(cyclesOf(["ray/a.ts", "ray/plan/b.ts"], ["ray/plan/b.ts", "ray/c.ts"])).to.deep.equal([
            ["ray/*", "ray/plan"],
        ]);
    });

    it("are found between folders that lie deeper than the neighbours", () => {
        expect(cyclesOf(["ray/plan/pod/a.ts", "pool/b.ts"], ["pool/args/c.ts", "ray/d.ts"])).to.deep.equal([
            ["pool", "ray"],
        ]);
    });

    it("go through more than two folders", () => {
        expect(cyclesOf(["a/x.ts", "b/x.ts"], ["b/y.ts", "c/x.ts"], ["c/y.ts", "a/y.ts"])).to.deep.equal([
            ["a", "b", "c"],
        ]);
    });

    it("are none where imports go one way, nor among the files of one folder", () => {
        expect(cyclesOf(["a/x.ts", "b/x.ts"], ["a/x.ts", "c/x.ts"], ["b/x.ts", "c/x.ts"])).to.deep.equal([]);
        expect(cyclesOf(["a/x.ts", "a/y.ts"], ["a/y.ts", "a/x.ts"])).to.deep.equal([]);
    });

    it("tell which imports make them", () => {
        const there = { from: "a/x.ts", to: "b/x.ts", ofTypes: true };
        const back = { from: "b/y.ts", to: "a/y.ts", ofTypes: false };
        const elsewhere = { from: "b/y.ts", to: "c/y.ts", ofTypes: false };
        expect(folderCycles([there, back, elsewhere])).to.deep.equal([
            {
                folders: ["a", "b"],
                ways: [
                    { from: "a", to: "b", imports: [there] },
                    { from: "b", to: "a", imports: [back] },
                ],
            },
        ]);
    });
});
