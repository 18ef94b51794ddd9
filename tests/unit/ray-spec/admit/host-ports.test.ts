import { expect } from "chai";
import { hostPortsDiffer } from "../../../../provider/src/ray-spec/admit/host-ports";
import { judgedPods } from "../../../../provider/src/ray-spec/admit/judged-pod";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";

const port = (containerPort: number, differs: object = {}) => ({ containerPort, ...differs });

/** Places of what is wrong with a worker pod whose Ray container has the one ports and whose sidecar the others. */
const refused = (hostNetwork: boolean, ray: unknown, sidecar: readonly object[] = []): string[] => {
    const containers = [
        { name: "ray-worker", ports: ray },
        { name: "extra", ports: sidecar },
    ];
    const pods = judgedPods({ workerGroupSpecs: [{ template: { spec: { hostNetwork, containers } } }] });
    return pods.flatMap(hostPortsDiffer).map(({ place }) => place.slice(4).join("."));
};

describe("ports of containers on the node's own network", () => {
    it("are not the one of KubeRay's metrics, which the Ray container gets beside them", () => {
        expect(refused(true, [port(8080, { name: "web" })])).to.deep.equal(["containers.0.ports.0"]);
        expect(refused(true, [port(9000)], [port(8080)])).to.deep.equal(["containers.1.ports.0"]);
        expect(refused(true, undefined, [port(8080, { hostPort: 8080 })])).to.deep.equal(["containers.1.ports.0"]);
    });

    it("take 8080 once where the Ray container names a port of its own `metrics`", () => {
        expect(refused(true, [port(8080, { name: "metrics" })])).to.deep.equal([]);
        expect(refused(true, [port(9090, { name: "metrics" })], [port(8080)])).to.deep.equal([]);
        expect(refused(true, [port(8080, { name: "metrics" })], [port(8080)])).to.deep.equal(["containers.1.ports.0"]);
    });

    it("are others with another protocol or address of the node", () => {
        expect(refused(true, [], [port(8080, { protocol: "UDP" })])).to.deep.equal([]);
        expect(refused(true, [], [port(8080, { hostIP: "127.0.0.1" })])).to.deep.equal([]);
    });

    it("are not judged against KubeRay's while the names of the Ray container's are unknown", () => {
        expect(refused(true, UNKNOWN, [port(8080)])).to.deep.equal([]);
        expect(refused(true, [port(9000, { name: UNKNOWN })], [port(8080)])).to.deep.equal([]);
    });
});

describe("ports of the node that containers take on a network of their own", () => {
    it("may be that of KubeRay's metrics, which takes none there", () => {
        expect(refused(false, [port(8080)], [port(8080)])).to.deep.equal([]);
        expect(refused(false, [port(8080, { hostPort: 8080 })])).to.deep.equal([]);
        expect(refused(false, [], [port(80, { hostPort: 8080 })])).to.deep.equal([]);
    });

    it("are each taken once", () => {
        expect(refused(false, [port(1, { hostPort: 7 })], [port(2, { hostPort: 7 })])).to.deep.equal([
            "containers.1.ports.0",
        ]);
    });
});
