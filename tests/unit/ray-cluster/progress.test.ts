import { expect } from "chai";
import { whyLate } from "../../../provider/src/ray-cluster/progress";
import { expectation, live, planned, snapshot } from "./support";

const event = {
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: "e" },
    reason: "InvalidRayClusterSpec",
    message: "bad group",
    involvedObject: { kind: "RayCluster", name: "train" },
};

describe("explaining why nothing happened", () => {
    const silent = { cluster: live(planned()) };

    it("names a missing operator when nobody has ever said anything", () => {
        expect(whyLate(snapshot([], silent), expectation(), []).join()).to.include("no KubeRay operator serves");
    });

    it("names what the operator said before the write", () => {
        const [why = ""] = whyLate(snapshot([], { ...silent, troubles: [event] }), expectation(), []);
        expect(why)
            .to.include("before that KubeRay reported InvalidRayClusterSpec: bad group")
            .and.not.include("no KubeRay operator serves");
    });
});
