import { type V1Pod } from "@kubernetes/client-node";
import { expect } from "chai";
import { restartDelaySeconds } from "../../../lab/ray-operator/backoff";
import { podStatus, type ProcessState } from "../../../lab/ray-operator/pod-status";

const NOW = new Date(0);
const pod: V1Pod = {
    metadata: { name: "op", namespace: "ray-system", uid: "ff00aa00-0000" },
    spec: { containers: [{ name: "operator", image: "quay.io/kuberay/operator:v1.6.2" }] },
    status: { conditions: [{ type: "PodScheduled", status: "True" }] },
};

describe("the status of an operator's pod", () => {
    const seen = (state: ProcessState, restarts = 0) => {
        const { phase, conditions, containerStatuses } = podStatus(pod, state, restarts, NOW);
        return {
            phase,
            ready: conditions?.find(({ type }) => type === "Ready")?.status,
            container: containerStatuses?.[0]?.ready,
            waiting: containerStatuses?.[0]?.state?.waiting?.reason,
        };
    };

    it("is not ready while the process starts", () => {
        expect(seen({ kind: "starting" })).to.deep.equal({
            phase: "Pending",
            ready: "False",
            container: false,
            waiting: "ContainerCreating",
        });
    });

    it("is ready when the process is", () => {
        const state = { kind: "ready", since: NOW } as const;
        expect(seen(state)).to.deep.equal({ phase: "Running", ready: "True", container: true, waiting: undefined });
    });

    it("says why the process does not run", () => {
        const state = { kind: "waiting", reason: "CrashLoopBackOff", message: "it ended" } as const;
        expect(seen(state, 1)).to.include({ phase: "Running", ready: "False", waiting: "CrashLoopBackOff" });
    });

    it("keeps the scheduler's condition", () => {
        const types = podStatus(pod, { kind: "starting" }, 0, NOW).conditions?.map(({ type }) => type);
        expect(types).to.deep.equal(["PodScheduled", "Initialized", "ContainersReady", "Ready"]);
    });
});

describe("the wait before a restart", () => {
    it("is none at first and grows to ten seconds", () => {
        expect([1, 2, 3, 4, 5, 6].map(restartDelaySeconds)).to.deep.equal([0, 1, 2, 5, 10, 10]);
    });
});
