import { expect } from "chai";
import { headArgs, podDefaults, workerGroupArgs } from "../../../../provider/src/ray-spec/args/groups";
import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { type PodArgs } from "../../../../provider/src/ray-spec/facts/effective-pod";
import { general, planned } from "../../ray-cluster/support";
import { OWN, SETTINGS } from "./pod-rows";
import { type PodRow } from "./row";
import { at, inputsIn, viewOf } from "./support";

const gpu = { ...general, nodeSelector: { "kuberay.pulumi.com/pool": "gpu" }, taints: [] };
const pools = { general, gpu };
const base = { pool: "general", cpu: 1, memory: "2Gi" };

const shown = (where: "head" | "worker", { place, path }: PodRow, differs: Partial<RayClusterArgs>): unknown => {
    const { headGroupSpec, workerGroupSpecs } = planned({ pools, ...differs }).spec;
    const [worker = headGroupSpec] = workerGroupSpecs;
    return at(viewOf(where === "head" ? headGroupSpec : worker)[place], path);
};

const says = (where: "head" | "worker", row: PodRow, pod: Partial<PodArgs>, differs: Partial<RayClusterArgs> = {}) =>
    shown(
        where,
        row,
        where === "head"
            ? { head: { ...base, ...pod }, workers: undefined, ...differs }
            : { workers: { w: { ...base, ...pod } }, ...differs },
    );

function expectSeen(seen: unknown, want: unknown): void {
    if (want instanceof RegExp) expect(seen).to.match(want);
    else expect(seen).to.deep.equal(want);
}

/** Rows whose default differs between head and worker. */
const OWN_DEFAULTS = ["containerName", "ports", "rayStartParams"];

describe("the inputs of a pod, in the plan", () => {
    it("have a row each", () => {
        const ofGroups = inputsIn(workerGroupArgs);
        const ofBoth = inputsIn(headArgs).filter((path) => ofGroups.includes(path));
        expect(Object.keys(SETTINGS).sort(), "SETTINGS of pod-rows.ts").to.deep.equal(inputsIn(podDefaults).sort());
        expect(Object.keys({ ...SETTINGS, ...OWN }).sort(), "rows of pod-rows.ts").to.deep.equal(ofBoth.sort());
    });

    for (const [path, row] of Object.entries({ ...SETTINGS, ...OWN })) {
        it(`${path} of head and workers shows, and only when it is given`, () => {
            expectSeen(says("head", row, row.given), row.want);
            expectSeen(says("worker", row, row.given), row.want);
            if (OWN_DEFAULTS.includes(path)) return;
            expectSeen(says("head", row, {}), row.otherwise);
            expectSeen(says("worker", row, {}), row.otherwise);
        });
    }

    for (const [path, row] of Object.entries(SETTINGS)) {
        it(`${path} of podDefaults shows in every pod`, () => {
            const podDefaults = row.given;
            expectSeen(says("head", row, {}, { podDefaults }), row.want);
            expectSeen(says("worker", row, {}, { podDefaults }), row.want);
        });
    }

    it("have the defaults of their role", () => {
        const { spec } = planned();
        const [head, worker] = [viewOf(spec.headGroupSpec), viewOf(spec.workerGroupSpecs[0] ?? spec.headGroupSpec)];
        expect([head.ray.name, worker.ray.name]).to.deep.equal(["ray-head", "ray-worker"]);
        expect((head.ray.ports as { containerPort: number }[]).map(({ containerPort }) => containerPort)).to.deep.equal(
            [6379, 8265, 10001, 8080, 8000],
        );
        expect(worker.ray).to.not.have.property("ports");
        expect([head.group.rayStartParams, worker.group.rayStartParams]).to.deep.equal([{ "num-cpus": "0" }, {}]);
    });
});
