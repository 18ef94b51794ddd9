import { expect } from "chai";
import { plannedProblems } from "../../../provider/src/ray-spec/admit/judge";
import { type SpecArgs } from "../../../provider/src/ray-spec/args/args";
import { planSpec } from "../../../provider/src/ray-spec/build/spec-plan";
import { checkSpec } from "../../../provider/src/ray-spec/checks";
import { podsFit } from "../../../provider/src/ray-spec/fit/errors";
import { fitOfSpec } from "../../../provider/src/ray-spec/fit/group";
import { DEFAULT_KUBERAY_VERSION } from "../../../provider/src/shared/versions";
import { general } from "../ray-cluster/support";

const JOB = "rayJobs.nightly";
const CLUSTER = `${JOB}.cluster`;
const SIZE = { cpu: 1, memory: "2Gi" };
const VALID = { image: "rayproject/ray:2.55.0", head: SIZE };

/** All that is wrong with the spec of a Ray cluster inside another object, whose inputs are around it. */
function problemsOf(differs: object, annotations: Readonly<Record<string, string>> = {}): string[] {
    const settings = { ...VALID, ...differs } as SpecArgs;
    const at = { path: CLUSTER, pools: { general }, operatorVersion: DEFAULT_KUBERAY_VERSION, ways: [] };
    const plan = planSpec({ ...settings, ...at, claimName: (volume) => volume });
    const given = checkSpec(settings, at);
    const said = [...given, ...plannedProblems(settings, { ...at, plan, object: { path: JOB, annotations } }, given)];
    return [...said, ...podsFit(fitOfSpec(plan, CLUSTER, false), said)].map(({ path }) => path);
}

describe("the spec of a Ray cluster inside another Ray object", () => {
    it("is as free of problems as on its own", () => {
        expect(problemsOf({})).to.deep.equal([]);
    });

    const CASES: readonly { readonly what: string; readonly differs: object; readonly path: string }[] = [
        {
            what: "an input of a worker group",
            differs: { workers: { gpu: { ...SIZE, memory: "8" } } },
            path: `${CLUSTER}.workers.gpu.memory`,
        },
        {
            what: "an input of all pods",
            differs: { podDefaults: { labels: { "no key": "x" } } },
            path: `${CLUSTER}.podDefaults.labels["no key"]`,
        },
        {
            what: "what an input becomes",
            differs: { head: { ...SIZE, terminationGracePeriodSeconds: -1 } },
            path: `${CLUSTER}.head.terminationGracePeriodSeconds`,
        },
        {
            what: "an override",
            differs: { spec: { headGroupSpec: { enableIngres: true } } },
            path: `${CLUSTER}.spec.headGroupSpec.enableIngres`,
        },
        {
            what: "a pod that no node can hold",
            differs: { workers: { big: { pool: "general", cpu: 500, memory: "2Gi" } } },
            path: `${CLUSTER}.workers.big.cpu`,
        },
    ];
    for (const { what, differs, path } of CASES)
        it(`has a problem of ${what} at the user's own path`, () => {
            expect(problemsOf(differs)).to.deep.equal([path]);
        });

    it("has a problem of an annotation where the annotations are: with the object around it", () => {
        const paths = problemsOf(
            { gcsFaultTolerance: { redisAddress: "redis:6379" } },
            { "ray.io/external-storage-namespace": "x", "ray.io/ft-enabled": "true" },
        );
        expect(paths[0]).to.match(/^rayJobs\.nightly\.annotations\["ray\.io\/[a-z-]+"\]$/);
    });
});
