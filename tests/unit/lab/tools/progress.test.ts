import { expect } from "chai";
import { doneLine, heartbeatLine, startLine, waitLine, withProgress } from "../../../lab/tools/progress";

const step = { position: 3, total: 10, name: "etcd", activity: "building etcd", usualSeconds: 25 };

describe("progress", () => {
    it("starts with which of how many, and how long it usually takes", () => {
        expect(startLine(step)).to.equal("[3/10] etcd: building etcd... (usually 25 s)");
    });

    it("shows life during a long step", () => {
        expect(heartbeatLine(step, 30)).to.equal("[3/10] etcd: still building etcd after 30 s (usually 25 s)");
    });

    it("ends with how long it took", () => {
        expect(doneLine(step, 24)).to.equal("[3/10] etcd: done in 24 s");
    });

    it("says when another process does the work", () => {
        expect(waitLine(step)).to.equal("[3/10] etcd: another process is already building etcd; waiting for it");
    });

    it("reports start and end around the work, and returns its result", async () => {
        const lines: string[] = [];
        const result = await withProgress(
            step,
            (line) => lines.push(line),
            () => Promise.resolve("built"),
        );
        expect(result).to.equal("built");
        expect(lines).to.deep.equal([startLine(step), doneLine(step, 0)]);
    });

    it("does not claim the end of a step that failed", async () => {
        const lines: string[] = [];
        const failing = withProgress(
            step,
            (line) => lines.push(line),
            () => Promise.reject(new Error("disk full")),
        );
        expect(await failing.catch(String)).to.equal("Error: disk full");
        expect(lines).to.deep.equal([startLine(step)]);
    });
});
