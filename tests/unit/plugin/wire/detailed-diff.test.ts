import { DiffResponse, PropertyDiff } from "@pulumi/pulumi/proto/provider_pb";
import { expect } from "chai";
import { diffResponse } from "../../../../provider/src/plugin/wire/detailed-diff";
import type { PropertyChange } from "../../../../provider/src/shared/custom-resource";

const { Kind } = PropertyDiff;

const KINDS: readonly { change: PropertyChange; kind: PropertyDiff.Kind }[] = [
    { change: { path: "a", kind: "add" }, kind: Kind.ADD },
    { change: { path: "a", kind: "delete" }, kind: Kind.DELETE },
    { change: { path: "a", kind: "update" }, kind: Kind.UPDATE },
    { change: { path: "a", kind: "add", replaces: true }, kind: Kind.ADD_REPLACE },
    { change: { path: "a", kind: "delete", replaces: true }, kind: Kind.DELETE_REPLACE },
    { change: { path: "a", kind: "update", replaces: true }, kind: Kind.UPDATE_REPLACE },
];

describe("the answer to a diff", () => {
    for (const { change, kind } of KINDS)
        it(`says ${change.kind}${change.replaces === true ? " that replaces" : ""} in the engine's words`, () => {
            const response = diffResponse({ changes: [change] });
            expect(response.getDetaileddiffMap().get("a")?.getKind()).to.equal(kind);
            expect(response.getReplacesList()).to.deep.equal(change.replaces === true ? ["a"] : []);
        });

    it("lists every path in detail, and the properties they belong to", () => {
        const changes: PropertyChange[] = [
            { path: "workers.gpu.image", kind: "update" },
            { path: 'labels["ray.io/x"]', kind: "add" },
            { path: "workers.cpu.cpu", kind: "update" },
            { path: "name", kind: "update", replaces: true },
        ];
        const response = diffResponse({ changes, deleteBeforeReplace: true });
        expect(response.getHasdetaileddiff()).to.equal(true);
        expect(response.getChanges()).to.equal(DiffResponse.DiffChanges.DIFF_SOME);
        expect(response.getDiffsList()).to.deep.equal(["workers", "labels", "name"]);
        expect(response.getReplacesList()).to.deep.equal(["name"]);
        expect(response.getDeletebeforereplace()).to.equal(true);
        const paths = response.toObject().detaileddiffMap.map(([path]) => path);
        expect(paths).to.have.members(changes.map(({ path }) => path));
    });

    it("says that nothing differs", () => {
        const response = diffResponse({ changes: [] });
        expect(response.getChanges()).to.equal(DiffResponse.DiffChanges.DIFF_NONE);
        expect(response.getHasdetaileddiff()).to.equal(true);
    });
});
