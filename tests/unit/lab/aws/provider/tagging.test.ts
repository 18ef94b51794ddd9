import { expect } from "chai";
import { allTags, ownTags, tagChanges } from "../../../../lab/aws/provider/tagging";

describe("default tags", () => {
    it("come under a resource's own", () => {
        expect(allTags({ a: "1", b: "1" }, { tags: { b: "2" } })).to.deep.equal({ a: "1", b: "2" });
    });

    it("are no drift of the resource's own", () => {
        expect(ownTags({ a: "1" }, { a: "1", b: "2", c: "3" }, { b: "2" })).to.deep.equal({ b: "2", c: "3" });
    });

    it("change with what is set and removed", () => {
        expect(tagChanges({ a: "1", b: "1" }, { b: "2", c: "3" })).to.deep.equal({
            set: { b: "2", c: "3" },
            remove: ["a"],
        });
    });
});
