import { expect } from "chai";
import { type KubernetesEvent } from "../../../../provider/src/ray-object/causes/event";
import { blamesSize, scalingDecision } from "../../../../provider/src/ray-object/causes/scaling-events";

const event = (reason: string, lastTimestamp: string, message = ""): KubernetesEvent => ({
    apiVersion: "v1",
    kind: "Event",
    metadata: { name: reason },
    reason,
    message,
    lastTimestamp,
    involvedObject: {},
});
const refused = (message: string) => [event("NotTriggerScaleUp", "2026-01-01T00:00:00Z", message)];

describe("what the Cluster Autoscaler decides for a pod", () => {
    it("is nothing where it has said nothing about scaling", () => {
        expect(scalingDecision([])).to.equal(undefined);
        expect(scalingDecision([event("ScaleDown", "2026-01-01T00:00:00Z")])).to.equal(undefined);
    });

    it("is the latest of its decisions", () => {
        const no = event("NotTriggerScaleUp", "2026-01-01T00:00:05Z", "max node group size reached");
        const yes = event("TriggeredScaleUp", "2026-01-01T00:00:09Z", "1->2");
        expect(scalingDecision([yes, no])?.granted).to.equal(true);
        expect(scalingDecision([no, { ...yes, lastTimestamp: "2026-01-01T00:00:01Z" }])?.granted).to.equal(false);
    });

    const DEFINITE = {
        "pod didn't trigger scale-up: 1 max node group size reached": true,
        "pod didn't trigger scale-up: 2 node(s) didn't match Pod's node affinity/selector": true,
        "pod didn't trigger scale-up: 1 Insufficient nvidia.com/gpu, 1 max node group size reached": true,
        "pod didn't trigger scale-up: 1 in backoff after failed scale-up": false,
        "pod didn't trigger scale-up: 1 max node group size reached, 1 not ready for scale-up": false,
    };
    for (const [message, definite] of Object.entries(DEFINITE)) {
        it(`is ${definite ? "definite" : "to be waited for"} with "${message}"`, () => {
            expect(scalingDecision(refused(message))).to.deep.equal({ granted: false, definite, message });
        });
    }

    const BLAMES_SIZE = {
        "pod didn't trigger scale-up: 1 max node group size reached": true,
        "pod didn't trigger scale-up: 2 node(s) didn't match Pod's node affinity/selector, 1 max node group size reached": true,
        "pod didn't trigger scale-up: 1 Insufficient nvidia.com/gpu, 1 max node group size reached": false,
        "pod didn't trigger scale-up: 2 node(s) didn't match Pod's node affinity/selector": false,
    };
    for (const [message, blames] of Object.entries(BLAMES_SIZE)) {
        it(`is ${blames ? "" : "not "}about a size that may have been raised since with "${message}"`, () => {
            const decision = scalingDecision(refused(message));
            expect(decision !== undefined && blamesSize(decision)).to.equal(blames);
        });
    }
});
