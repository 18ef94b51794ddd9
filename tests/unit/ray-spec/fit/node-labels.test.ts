import { expect } from "chai";
import { podsFit } from "../../../../provider/src/ray-spec/fit/errors";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { clusterWith, general, gpu } from "./fixtures";

const TYPES = ["g6e.12xlarge", "g6e.24xlarge"];
const refused = (w: object, pool: Parameters<typeof gpu>[0] = {}): string[] =>
    podsFit(clusterWith({ pool: "gpu", gpus: 1, cpu: 1, memory: "4Gi", ...w }, { gpu: gpu(pool) })).map(
        ({ path, reason }) => `${path}: ${reason}`,
    );
const selecting = (nodeSelector: object, pool: Parameters<typeof gpu>[0] = {}) => refused({ nodeSelector }, pool);

describe("a pod that selects nodes is refused on a pool", () => {
    it("of another instance type", () => {
        expect(
            selecting({ "node.kubernetes.io/instance-type": "p5.48xlarge" }, { instanceTypes: TYPES }),
        ).to.deep.equal([
            'workers.w.nodeSelector["node.kubernetes.io/instance-type"]: asks for "p5.48xlarge", and nodes of pool "gpu" have "g6e.12xlarge" or "g6e.24xlarge". Leave it out, or name another pool.',
        ]);
    });

    it("that is bought otherwise", () => {
        const spot = { "eks.amazonaws.com/capacityType": "SPOT" };
        expect(selecting(spot)).to.have.lengthOf(1);
        expect(selecting(spot, { capacity: "spot" })).to.deep.equal([]);
    });

    it("by what its podTemplate selects, too", () => {
        const podTemplate = { spec: { nodeSelector: { "kubernetes.io/os": "windows" } } };
        expect(refused({ podTemplate })).to.deep.equal([
            'workers.w.podTemplate: selects kubernetes.io/os: it asks for "windows", and nodes of pool "gpu" have "linux". Leave it out, or name another pool.',
        ]);
    });
});

describe("a pod that selects nodes is not refused", () => {
    it("for one of several types, or what only its nodes can tell", () => {
        expect(selecting({ "node.kubernetes.io/instance-type": TYPES[1] }, { instanceTypes: TYPES })).to.deep.equal([]);
        expect(selecting({ "example.com/rack": "7" })).to.deep.equal([]);
    });

    it("when it leaves its pool's nodes for others", () => {
        const elsewhere = {
            ...general().nodeSelector,
            "kubernetes.io/arch": "arm64",
            "kuberay.pulumi.com/pool": "mine",
        };
        expect(refused({ podTemplate: { spec: { nodeSelector: elsewhere } } })).to.deep.equal([]);
    });

    it("while pool or selector are unknown", () => {
        expect(selecting({ "kubernetes.io/arch": UNKNOWN })).to.deep.equal([]);
        expect(selecting({ "kubernetes.io/arch": "arm64" }, { instanceTypes: UNKNOWN as never })).to.deep.equal([]);
        const spot = { "eks.amazonaws.com/capacityType": "SPOT" };
        expect(selecting(spot, { capacity: UNKNOWN as never })).to.deep.equal([]);
    });
});
