import { expect } from "chai";
import { readdirSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { LAUNCHER } from "./plugin-process";

const BIN = join(dirname(LAUNCHER), "bin");

/** The chunks that Node reads before it runs the first line: those imported statically, all the way down. */
function chunksAtStart(chunk: string, seen = new Set<string>()): Set<string> {
    if (seen.has(chunk)) return seen;
    seen.add(chunk);
    const imports = readFileSync(join(BIN, chunk), "utf8").matchAll(/^(?:import|\} from) "\.\/([^"]+\.mjs)";$/gm);
    for (const [, next] of imports) if (next !== undefined) chunksAtStart(next, seen);
    return seen;
}

/** The files of packages that went into these chunks, by the names that the bundler gives them. */
const filesIn = (chunks: Iterable<string>): string[] =>
    [...chunks].flatMap((chunk) => {
        const sources = readFileSync(join(BIN, chunk), "utf8").matchAll(/^ *\/\/ node_modules\/(.+\.[cm]?js)$/gm);
        return [...sources].map(([, file = ""]) => file);
    });

const packageOf = (file: string): string => /^(?:@[^/]+\/)?[^/]+/.exec(file)?.[0] ?? "";

describe("the start of the plugin", () => {
    it("loads nothing that only components and resources need", () => {
        const packages = new Set(filesIn(chunksAtStart("main.mjs")).map(packageOf));
        expect([...packages]).to.include.members(["@pulumi/pulumi", "@grpc/grpc-js"]);
        const heavy = ["@pulumi/aws", "@pulumi/kubernetes", "@kubernetes/client-node", "@sinclair/typebox", "yaml"];
        expect([...packages].filter((name) => heavy.includes(name))).to.deep.equal([]);
    });
});

describe("the built plugin", () => {
    it("bears nothing of libraries that it never comes to", () => {
        const files = filesIn(readdirSync(BIN).filter((file) => file.endsWith(".mjs")));
        expect(files).to.include.members(["@pulumi/pulumi/output.js", "@kubernetes/client-node/dist/config.js"]);
        const needless =
            /^(?:typescript|source-map|source-map-support)\/|\/automation\/|\/closure\/|\/dist\/gen\/|^protobufjs\//;
        expect(files.filter((file) => needless.test(file))).to.deep.equal([]);
    });
});
