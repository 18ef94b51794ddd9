import { expect } from "chai";
import { spawn } from "node:child_process";
import { once } from "node:events";
import { identify, isRunning, parseStat, signal } from "../../../lab/supervisor/process-identity";

describe("the identity of a process", () => {
    const sleeper = () => spawn(process.execPath, ["-e", "setInterval(() => {}, 1000)"], { stdio: "ignore" });

    it("holds for as long as the process runs", async () => {
        const child = sleeper();
        await once(child, "spawn");
        const identity = identify(child.pid ?? 0);
        expect(isRunning(identity)).to.equal(true);
        signal(identity, "SIGKILL");
        await once(child, "exit");
        expect(isRunning(identity)).to.equal(false);
    });

    it("protects another process that has the same number now", async () => {
        const child = sleeper();
        await once(child, "spawn");
        const earlier = { pid: child.pid ?? 0, startedAt: "another time" };
        expect(isRunning(earlier)).to.equal(false);
        signal(earlier, "SIGKILL");
        expect(isRunning(identify(child.pid ?? 0))).to.equal(true);
        child.kill("SIGKILL");
        await once(child, "exit");
    });

    it("cannot be had of a process that is gone", async () => {
        const child = spawn(process.execPath, ["-e", ""], { stdio: "ignore" });
        await once(child, "exit");
        expect(() => identify(child.pid ?? 0)).to.throw("has already ended");
    });

    it("is read behind a program's name, whatever characters that has", () => {
        const fields = Array.from({ length: 30 }, (_, at) => String(at + 4));
        expect(parseStat(`12 (a) b) S ${fields.join(" ")}`)).to.deep.equal({ state: "S", startTime: "22" });
    });
});
