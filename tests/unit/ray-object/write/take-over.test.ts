import { expect } from "chai";
import { type FieldSet, type ManagedFields } from "../../../../provider/src/cluster-access/objects";
import { takenOver as takenOverAs } from "../../../../provider/src/ray-object/write/take-over";
import { RAY_CLUSTER } from "../../../../provider/src/ray-object/watch/live";

const entry = (manager: string, fieldsV1: FieldSet, differs: Partial<ManagedFields> = {}): ManagedFields => ({
    manager,
    operation: "Apply",
    apiVersion: "ray.io/v1",
    fieldsType: "FieldsV1",
    fieldsV1,
    ...differs,
});
const MINE = "pulumi-kuberay";
const takenOver = (book: readonly ManagedFields[]) => takenOverAs(book, RAY_CLUSTER);

describe("taking over what others have made", () => {
    it("puts spec, labels and annotations of everybody under our name", () => {
        const book = takenOver([
            entry("kubectl", { "f:metadata": { "f:labels": { "f:a": {} } }, "f:spec": { "f:suspend": {} } }),
            entry("helm", { "f:spec": { "f:rayVersion": {} } }, { operation: "Update" }),
        ]);
        expect(book).to.deep.equal([
            entry(MINE, {
                "f:metadata": { "f:labels": { "f:a": {} } },
                "f:spec": { "f:suspend": {}, "f:rayVersion": {} },
            }),
        ]);
    });

    it("leaves finalizers and owners to those who set them", () => {
        const book = takenOver([
            entry("kubectl", { "f:metadata": { "f:finalizers": {}, "f:annotations": { "f:b": {} } }, "f:spec": {} }),
        ]);
        expect(book).to.deep.equal([
            entry("kubectl", { "f:metadata": { "f:finalizers": {} } }),
            entry(MINE, { "f:metadata": { "f:annotations": { "f:b": {} } }, "f:spec": {} }),
        ]);
    });

    it("leaves the status to the operator", () => {
        const status = entry("kuberay-operator", { "f:status": {} }, { operation: "Update", subresource: "status" });
        expect(takenOver([status, entry("kubectl", { "f:spec": {} })])).to.deep.equal([
            status,
            entry(MINE, { "f:spec": {} }),
        ]);
    });

    it("adds to what is ours already", () => {
        const book = takenOver([
            entry(MINE, { "f:spec": { "f:suspend": {} } }),
            entry("kubectl", { "f:spec": { "f:rayVersion": {} } }),
        ]);
        expect(book).to.deep.equal([entry(MINE, { "f:spec": { "f:suspend": {}, "f:rayVersion": {} } })]);
    });

    it("has nothing to do where all of it is ours", () => {
        expect(takenOver([entry(MINE, { "f:spec": {} })])).to.equal(undefined);
    });
});
