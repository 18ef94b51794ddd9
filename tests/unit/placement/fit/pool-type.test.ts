import { expect } from "chai";
import { checkPodFit } from "../../../../provider/src/placement/fit/pod-fit";
import { type PodSizes } from "../../../../provider/src/placement/placement-pool";
import { plain, podOn } from "../fixtures";

const fit = (pod: PodSizes, ...instanceTypes: string[]): string[] =>
    checkPodFit({ ...podOn(plain({ instanceTypes }), { pod: { pool: "gpu", ...pod } }), path: "workers.gpu" }).map(
        ({ path, reason }) => `${path}: ${reason}`,
    );

describe("a pod on a pool of several types", () => {
    it("is told to leave the type out that is too small", () => {
        expect(fit({ memory: "40Gi" }, "m7i.4xlarge", "m7i.2xlarge")).to.deep.equal([
            'workers.gpu.memory: 40Gi a pod does not fit pool "gpu" (m7i.2xlarge offers about 28Gi after kubelet reservations). Lower it to 28Gi, or leave m7i.2xlarge out of the pool.',
        ]);
    });

    it("is held against the type that has least of what it asks for, be it not the smallest otherwise", () => {
        expect(fit({ cpu: 12, memory: "20Gi" }, "m7i.4xlarge", "r7i.2xlarge", "c7i.8xlarge")).to.deep.equal([
            'workers.gpu.cpu: 12 CPU a pod do not fit pool "gpu" (r7i.2xlarge offers about 7.66 after kubelet reservations). Lower it to 7, or leave r7i.2xlarge out of the pool.',
        ]);
    });

    it("is told to pick another when all are too small", () => {
        expect(fit({ memory: "100Gi" }, "m7i.4xlarge", "m7i.2xlarge")).to.deep.equal([
            'workers.gpu.memory: 100Gi a pod does not fit pool "gpu" (m7i.2xlarge offers about 28Gi after kubelet reservations). Lower it to 28Gi, or pick m7i.8xlarge.',
        ]);
    });
});
