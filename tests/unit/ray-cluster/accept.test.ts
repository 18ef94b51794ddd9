import { expect } from "chai";
import { diffRayCluster } from "../../../provider/src/ray-cluster/edits/diff";
import { rayCluster } from "../../../provider/src/ray-cluster/life/lifecycle";
import { type PlainObject, type ResourceContext } from "../../../provider/src/shared/custom-resource";

const OLD = { image: "rayproject/ray:2.52.0", head: { cpu: 1, memory: "2Gi" }, ingress: {} };

/** The ids of what a check says beside the resource. */
function said(inputs: PlainObject): string[] {
    const messages: string[] = [];
    const log = { warn: (text: string) => messages.push(text), info: () => undefined };
    rayCluster.check({ name: "train", log } as unknown as ResourceContext, inputs, {});
    return messages.map((text) => /\(accept: (.*)\)$/.exec(text)?.[1] ?? text);
}

describe("a Ray cluster that accepts a warning", () => {
    it("is not warned of it again, and of all others", () => {
        expect(said(OLD)).to.deep.equal(["R-RAY-HOLES", "R-INGRESS-TLS"]);
        expect(said({ ...OLD, accept: ["R-RAY-HOLES"] })).to.deep.equal(["R-INGRESS-TLS"]);
        expect(said({ ...OLD, accept: ["R-RAY-HOLES", "R-INGRESS-TLS"] })).to.deep.equal([]);
    });

    it("does not change by it", () => {
        const { changes, warnings } = diffRayCluster(OLD, { ...OLD, accept: ["R-RAY-HOLES"] });
        expect([...changes, ...warnings]).to.deep.equal([]);
    });
});
