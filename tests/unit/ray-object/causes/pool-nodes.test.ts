import { expect } from "chai";
import { countNodes, type KubernetesNode } from "../../../../provider/src/ray-object/causes/pool-nodes";

const node = (status: string, deletionTimestamp?: string): KubernetesNode => ({
    apiVersion: "v1",
    kind: "Node",
    metadata: { name: "n", deletionTimestamp },
    status: { conditions: [{ type: "Ready", status }] },
});

describe("the nodes of a pool", () => {
    it("are counted apart from those that come or go", () => {
        const nodes = [
            node("True"),
            node("True"),
            node("False"),
            node("Unknown"),
            node("True", "2026-01-01T00:00:00Z"),
        ];
        expect(countNodes(nodes)).to.deep.equal({ ready: 2, others: 3 });
    });
});
