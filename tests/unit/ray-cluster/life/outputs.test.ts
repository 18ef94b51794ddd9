import { expect } from "chai";
import { outputsOf, secretOutputs } from "../../../../provider/src/ray-cluster/life/outputs";
import { previewOutputs } from "../../../../provider/src/ray-cluster/life/preview-outputs";
import { type PlainObject } from "../../../../provider/src/shared/custom-resource";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { cluster, live, planned, pod } from "../support";
import { lastWritten, withWritten } from "../../../../provider/src/ray-object/state";

const inputs = (differs: Parameters<typeof cluster>[0] = {}) => cluster(differs) as unknown as PlainObject;
const recorded = { state: "ready", token: "t", pods: [{ name: "p" }], effectiveSpec: { rayVersion: "2.54.0" } };
const was = (differs: Parameters<typeof cluster>[0] = {}, more: PlainObject = {}) => ({
    id: "ray/train",
    inputs: { ...inputs(differs), ...more },
    state: recorded,
});

describe("the outputs of a RayCluster", () => {
    const outcome = { live: live(planned()), pods: [], token: undefined, head: undefined, incarnation: undefined };

    it("list its pods, the head first, without those on their way out", () => {
        const worker = { ...pod("fixed", "a-worker"), spec: { nodeName: "node-1" } };
        const pods = [worker, pod("headgroup", "head", { ready: false }), pod("fixed", "old", { going: true })];
        expect(outputsOf({ ...outcome, pods }).pods).to.deep.equal([
            { name: "head", group: "headgroup", ready: false },
            { name: "a-worker", group: "fixed", node: "node-1", ready: true },
        ]);
    });

    it("have no token where there is none", () => {
        expect(outputsOf(outcome)).to.not.have.property("token");
        expect(outputsOf({ ...outcome, token: "t" }).token).to.equal("t");
    });

    it("have the spec as it is", () => {
        expect(outputsOf(outcome).effectiveSpec).to.deep.equal(live(planned()).spec);
    });

    it("are addresses by the name and the ports that the head's Service is given", () => {
        const head = { service: { name: "own" }, ports: { dashboard: 9000, client: 9001 } };
        expect(outputsOf({ ...outcome, head })).to.deep.include({
            dashboardUrl: "http://own.ray.svc.cluster.local:9000",
            clientUrl: "ray://own.ray.svc.cluster.local:9001",
        });
    });

    const SECRET = [
        { inputs: [], outputs: ["token"] },
        { inputs: ["kubeconfig"], outputs: ["token"] },
        { inputs: ["kubeconfig", "head"], outputs: ["token", "effectiveSpec", "__written"] },
    ];
    for (const row of SECRET) {
        it(`are secret as ${row.outputs.join(" and ")} when ${row.inputs.join(" and ") || "no input"} is`, () => {
            expect(secretOutputs(new Set(row.inputs))).to.deep.equal(row.outputs);
        });
    }
});

describe("the inputs that a RayCluster was given last", () => {
    const before = inputs({ image: "rayproject/ray:2.53.0" });
    const failed = inputs({ image: "rayproject/ray:2.54.0" });

    it("are those of the engine", () => {
        expect(lastWritten({ inputs: before, state: recorded })).to.equal(before);
    });

    it("are those of the up that failed after it wrote them, but for the way to the cluster", () => {
        const state = withWritten(recorded, { ...failed, kubeconfig: "stale" });
        expect(lastWritten({ inputs: before, state })).to.deep.equal(failed);
        expect(lastWritten({ inputs: { ...before, kubeconfig: "k" }, state })).to.deep.equal({
            ...failed,
            kubeconfig: "k",
        });
        expect(JSON.stringify(state)).to.not.include("stale");
    });
});

describe("the outputs of a RayCluster in a preview", () => {
    it("of a new one are its addresses, and unknown for the rest", () => {
        const { state } = previewOutputs(inputs(), undefined);
        expect(state.dashboardUrl).to.equal("http://train-head-svc.ray.svc.cluster.local:8265");
        expect([state.token, state.pods, state.effectiveSpec, state.state]).to.deep.equal(Array(4).fill(UNKNOWN));
    });

    it("have no token where there will be none", () => {
        expect(previewOutputs(inputs({ authentication: "disabled" }), undefined).state).to.not.have.property("token");
    });

    it("stay what they are through an edit that leaves the spec alone", () => {
        expect(previewOutputs(inputs({ labels: { a: "b" } }), was()).state).to.deep.include(recorded);
    });

    it("keep the token, and nothing of pods and spec, through an edit of the spec", () => {
        const { state } = previewOutputs(inputs({ image: "rayproject/ray:2.54.0-py312" }), was());
        expect(state.token).to.equal("t");
        expect([state.pods, state.effectiveSpec]).to.deep.equal([UNKNOWN, UNKNOWN]);
    });

    it("do not keep a token that moves to another Secret", () => {
        expect(previewOutputs(inputs({ tokenSecretName: "mine" }), was()).state.token).to.equal(UNKNOWN);
    });

    it("know no pods while drift is to be repaired", () => {
        expect(previewOutputs(inputs(), was({}, { drift: { networkPolicy: "deleted" } })).state.pods).to.equal(UNKNOWN);
    });

    it("are unknown with inputs that are", () => {
        const { state, id } = previewOutputs({ ...inputs(), name: UNKNOWN }, undefined);
        expect(id).to.equal("");
        expect(state.dashboardUrl).to.equal(UNKNOWN);
        expect(state.token).to.equal(UNKNOWN);
    });
});
