import { expect } from "chai";
import { execFileSync, spawnSync } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join, resolve } from "node:path";

const ROOT = resolve(__dirname, "../../..");

describe("a fresh clone", () => {
    let clone: string;

    const npm = (...args: string[]) => {
        const done = spawnSync("npm", args, { cwd: clone, encoding: "utf8", maxBuffer: 64 << 20 });
        return { code: done.status, lines: done.stdout.trimEnd().split("\n"), all: done.stdout + done.stderr };
    };

    before(() => {
        clone = mkdtempSync(join(tmpdir(), "kuberay-clone-"));
        // The last commit, as whoever clones the repository would get it: edits that are not committed are not tested.
        execFileSync("git", ["clone", "--quiet", ROOT, clone]);
    });

    after(() => {
        npm("run", "lab:down");
        rmSync(clone, { recursive: true, force: true });
    });

    it("comes up with npm start: its last lines name the ready RayCluster, its pods with node and pool, its addresses", () => {
        const { code, lines, all } = npm("start");
        expect(code, all).to.equal(0);
        const last = lines.slice(-20).join("\n");
        expect(last).to.match(/RayCluster ray\/train: ready/);
        expect(last).to.match(/train-head\S*\s+.*general/);
        expect(last).to.match(/train-cpu-worker\S*\s+.*general/);
        expect(last).to.include("http://train-head-svc.ray.svc.cluster.local:8265");
        expect(last).to.include("ray://train-head-svc.ray.svc.cluster.local:10001");
    });

    it('ends "unchanged" when started again', () => {
        const { code, lines, all } = npm("start");
        expect(code, all).to.equal(0);
        expect(lines.at(-1)).to.equal("unchanged");
    });

    it("hands the running lab to tools used by hand", () => {
        const { code, all } = npm("run", "lab:status");
        expect(code, all).to.equal(0);
        const script = 'eval "$(npm run --silent lab:env)" && kubectl get rayclusters -n ray -o name && pulumi version';
        const byHand = execFileSync("bash", ["-c", script], { cwd: clone, encoding: "utf8" });
        expect(byHand.split("\n").slice(0, 2)).to.deep.equal(["raycluster.ray.io/train", "v3.259.0"]);
    });

    it("leaves nothing behind after lab:down, and the checkout as git knows it", () => {
        const { code, all } = npm("run", "lab:down");
        expect(code, all).to.equal(0);
        expect(existsSync(join(clone, ".lab", "default"))).to.equal(false);
        expect(execFileSync("git", ["status", "--porcelain"], { cwd: clone, encoding: "utf8" })).to.equal("");
    });
});
