import { expect } from "chai";
import { cacheKey, type CacheKeyParts } from "../../../lab/tools/cache-key";

const parts: CacheKeyParts = {
    files: { "go.mod": "module a", "go.sum": "" },
    settings: { go: "go1.26.8", machine: "linux/amd64" },
};

describe("cacheKey", () => {
    it("is the same for the same build, in whatever order its parts are given", () => {
        const reversed = {
            files: { "go.sum": "", "go.mod": "module a" },
            settings: { machine: "linux/amd64", go: "go1.26.8" },
        };
        expect(cacheKey(reversed)).to.equal(cacheKey(parts));
    });

    it("can be part of a file name", () => {
        expect(cacheKey(parts)).to.match(/^[0-9a-f]{16}$/);
    });

    const changes: readonly (CacheKeyParts & { what: string })[] = [
        { what: "a file's text", files: { ...parts.files, "go.mod": "module b" }, settings: parts.settings },
        { what: "a file's name", files: { "go.mod": "module a", "go.work": "" }, settings: parts.settings },
        { what: "the compiler", files: parts.files, settings: { ...parts.settings, go: "go1.26.9" } },
        { what: "the machine", files: parts.files, settings: { ...parts.settings, machine: "linux/arm64" } },
        { what: "which part holds a text", files: parts.settings, settings: parts.files },
    ];
    for (const { what, ...changed } of changes) {
        it(`changes with ${what}`, () => {
            expect(cacheKey(changed)).to.not.equal(cacheKey(parts));
        });
    }
});
