import { expect } from "chai";
import { type Pod } from "../../../../provider/src/ray-object/pods/pod";
import { PodBaseline } from "../../../../provider/src/ray-object/pods/pod-baseline";

const pod = (uid: string, restartCount: number): Pod => ({
    apiVersion: "v1",
    kind: "Pod",
    metadata: { name: "worker", uid },
    status: {
        initContainerStatuses: [{ name: "wait", restartCount: 1 }],
        containerStatuses: [{ name: "ray-worker", restartCount }],
    },
});

describe("the pods an operation finds", () => {
    const baseline = new PodBaseline([pod("first", 4)]);

    it("are known by their uid, not by their name", () => {
        expect(baseline.has(pod("first", 9))).to.equal(true);
        expect(baseline.has(pod("second", 0))).to.equal(false);
    });

    it("keep the restarts that each container had then", () => {
        expect(baseline.restartsBefore(pod("first", 9), "ray-worker")).to.equal(4);
        expect(baseline.restartsBefore(pod("first", 9), "wait")).to.equal(1);
        expect(baseline.restartsBefore(pod("second", 9), "ray-worker")).to.equal(0);
    });
});
