import { expect } from "chai";
import { mkdtemp, readdir, readFile, realpath, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { setTimeout as sleep } from "node:timers/promises";
import { cachedFolder, isCached } from "../../../lab/tools/cached-folder";

describe("cachedFolder", () => {
    let root: string;
    let path: string;
    let fills: number;

    const fill = async (folder: string): Promise<void> => {
        fills++;
        await sleep(20);
        await writeFile(join(folder, "made-in"), folder);
    };
    const onWait = (): void => undefined;

    beforeEach(async () => {
        root = await realpath(await mkdtemp(join(tmpdir(), "cached-folder-")));
        path = join(root, "tool-0123");
        fills = 0;
    });
    afterEach(() => rm(root, { recursive: true }));

    it("fills once, however often it is asked", async () => {
        await cachedFolder(path, { onWait, fill });
        await cachedFolder(path, { onWait, fill });
        expect(fills).to.equal(1);
    });

    it("fills once when two ask at the same time, and tells the second that it waits", async () => {
        const waits: string[] = [];
        const ask = (who: string): Promise<string> => cachedFolder(path, { onWait: () => waits.push(who), fill });
        const paths = await Promise.all([ask("one"), ask("two")]);
        expect(paths).to.deep.equal([path, path]);
        expect(fills).to.equal(1);
        expect(waits).to.have.lengthOf(1);
    });

    it("leaves the content where it was made, so that files may contain its path", async () => {
        await cachedFolder(path, { onWait, fill });
        expect(await readFile(join(path, "made-in"), "utf8")).to.equal(await realpath(path));
    });

    it("leaves nothing after a failure, and tries again", async () => {
        const failing = cachedFolder(path, { onWait, fill: () => Promise.reject(new Error("no network")) });
        expect(await failing.catch(String)).to.equal("Error: no network");
        expect(await readdir(root)).to.deep.equal([]);
        await cachedFolder(path, { onWait, fill });
        expect(fills).to.equal(1);
    });

    it("removes what a killed build left, and nothing of its neighbours", async () => {
        await cachedFolder(join(root, "tool-0123.abcdef"), { onWait, fill: () => Promise.resolve() });
        await cachedFolder(join(root, "tool-4567"), { onWait, fill });
        await cachedFolder(path, { onWait, fill });
        expect(await isCached(join(root, "tool-0123.abcdef"))).to.equal(false);
        expect(await isCached(join(root, "tool-4567"))).to.equal(true);
    });
});
