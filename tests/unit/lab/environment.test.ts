import { expect } from "chai";
import { execFileSync, spawn } from "node:child_process";
import { once } from "node:events";
import { createServer } from "node:net";
import { createInterface } from "node:readline";
import { labDirectory, labName } from "../../lab/directory";
import { labEnvironment, quoted, shellExports } from "../../lab/environment";
import { freePorts, PORT_NAMES } from "../../lab/ports";
import { type LabRecord } from "../../lab/record";

const directory = labDirectory("other");
const ports = Object.fromEntries(PORT_NAMES.map((name, at) => [name, 20_000 + at])) as LabRecord["ports"];
const record = { name: "other", ports, tools: {}, python: "/venv", processes: [] } as unknown as LabRecord;

describe("the environment of a lab", () => {
    it("has nothing on standard output but exports that a shell understands", () => {
        const text = shellExports(directory, record);
        expect(text.split("\n").filter((line) => !/^export [A-Z0-9_]+='/.test(line))).to.deep.equal([]);
        const shell = `${text}\nprintf '%s\\n' "$AWS_ENDPOINT_URL" "$PULUMI_HOME" "$PATH"`;
        const [endpoint, home, path] = execFileSync("sh", ["-c", shell], { encoding: "utf8" }).split("\n");
        expect(endpoint).to.equal(`http://127.0.0.1:${ports.aws}`);
        expect(home).to.equal(directory.pulumiHome);
        expect(path?.startsWith(`${directory.bin}:`)).to.equal(true);
    });

    it("quotes what a shell would otherwise read as its own", () => {
        const hostile = `it's $HOME \`id\` "x" \\ !`;
        expect(execFileSync("sh", ["-c", `printf %s ${quoted(hostile)}`], { encoding: "utf8" })).to.equal(hostile);
    });

    it("puts the lab's programs first on PATH, once", () => {
        const path = `/usr/bin:${directory.bin}:/bin`;
        expect(labEnvironment(directory, record, { PATH: path }).PATH).to.equal(`${directory.bin}:/usr/bin:/bin`);
    });
});

describe("the name of a lab", () => {
    it("is the one given, else KUBERAY_LAB, else default", () => {
        const outside = { KUBERAY_LAB: "theirs" };
        expect([labName("mine", outside), labName(undefined, outside), labName(undefined, {})]).to.deep.equal([
            "mine",
            "theirs",
            "default",
        ]);
    });

    for (const name of ["", "../up", "A", "-x", "x".repeat(41)]) {
        it(`cannot be "${name}"`, () => {
            expect(() => labName(name)).to.throw("is not a name for a lab");
        });
    }
});

describe("the ports of a lab", () => {
    it("are free, differ from each other, and are below those of outgoing connections", async () => {
        const found = Object.values(await freePorts());
        expect(new Set(found).size).to.equal(PORT_NAMES.length);
        expect(found.filter((port) => port < 20_000 || port >= 32_000)).to.deep.equal([]);
    });

    it("leave out one that somebody listens on", async () => {
        const [first = 0] = Object.values(await freePorts(25_000));
        const server = createServer();
        await new Promise<void>((resolve) => server.listen(first + 16 + 3, "127.0.0.1", resolve));
        const [second = 0] = Object.values(await freePorts(25_000));
        await new Promise((resolve) => server.close(resolve));
        expect(second, "not the block after the first").to.be.above(first + 16);
    });

    it("are nobody else's as long as the process lives that found them, though nothing listens yet", async () => {
        const find = `require("tsx/cjs"); require("./tests/lab/ports").freePorts(26_000).then((it) => console.log(it.control))`;
        const other = spawn(process.execPath, ["-e", `${find}; setInterval(() => {}, 1000)`]);
        const [line] = (await once(createInterface(other.stdout), "line")) as [string];
        const whileItLives = await freePorts(26_000);
        other.kill();
        await once(other, "exit");
        const afterwards = await freePorts(26_000);
        expect(whileItLives.control).to.not.equal(Number(line));
        expect(afterwards.control).to.equal(Number(line));
    });
});
