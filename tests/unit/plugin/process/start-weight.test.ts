import { expect } from "chai";
import { readFileSync } from "node:fs";
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

describe("the start of the plugin", () => {
    it("loads nothing that only components and resources need", () => {
        const packages = new Set<string>();
        for (const chunk of chunksAtStart("main.mjs"))
            // The bundler names the file that each part comes from.
            for (const [, name] of readFileSync(join(BIN, chunk), "utf8").matchAll(
                /^ *\/\/ node_modules\/((?:@[^/]+\/)?[^/]+)\//gm,
            ))
                if (name !== undefined) packages.add(name);
        expect([...packages]).to.include.members(["@pulumi/pulumi", "@grpc/grpc-js"]);
        const heavy = ["@pulumi/aws", "@pulumi/kubernetes", "@kubernetes/client-node", "@sinclair/typebox", "yaml"];
        expect([...packages].filter((name) => heavy.includes(name))).to.deep.equal([]);
    });
});
