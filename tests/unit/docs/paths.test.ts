import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { dirname, join, resolve } from "node:path";

const root = resolve(__dirname, "../../..");

/** Pages for those who work on the provider: they name places in the code. */
const PAGES = ["ARCHITECTURE.md", "CONTRIBUTING.md", "SECURITY.md", "docs/debugging.md", "docs/glossary.md"];

const read = (page: string): string => readFileSync(join(root, page), "utf8");

/** What stands between backticks and looks like a path of this repository; a lab's are there only while it is. */
const pathsIn = (text: string): string[] =>
    [...text.matchAll(/`((?!\.lab)[\w.-]+\/[\w./-]*|[\w-]+\.(?:ts|mjs|json))`/g)].map(([, path = ""]) => path);

/** Text of links that lead to a file, without anchors. */
const linksIn = (text: string): string[] => [...text.matchAll(/\]\((?!https?:)([^)#]+)/g)].map(([, link = ""]) => link);

/** Pages shorten paths: what they name is below one of these. */
const PLACES = [
    ".",
    "provider/src",
    "provider/src/rules",
    "provider/src/ray-spec",
    "provider/src/ray-spec/build",
    "provider/src/ray-cluster",
    "provider/src/node-pool",
    "provider/src/operator",
    "tests",
    "tests/lab/tools/modules",
    "tests/support/rule-rows",
    "tests/unit/ray-cluster/readback",
];

describe("a page for those who work on the provider", () => {
    for (const page of PAGES) {
        it(`names files that there are: ${page}`, () => {
            const missing = pathsIn(read(page)).filter(
                (path) => !PLACES.some((place) => existsSync(join(root, place, path))),
            );
            expect(missing).to.deep.equal([]);
        });

        it(`links to files that there are: ${page}`, () => {
            const missing = linksIn(read(page)).filter((link) => !existsSync(join(root, dirname(page), link)));
            expect(missing).to.deep.equal([]);
        });
    }
});
