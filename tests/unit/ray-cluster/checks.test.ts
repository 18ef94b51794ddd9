import { expect } from "chai";
import {
    checkRayCluster,
    clusterFit,
    planToJudge,
    remarksOnRayCluster,
} from "../../../provider/src/ray-cluster/checks";
import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { cluster, general } from "./support";
import { DEFAULT_KUBERAY_VERSION } from "../../../provider/src/shared/versions";

const problemsOf = (differs: object, at: object = {}): string[] =>
    checkRayCluster(
        { ...cluster(), ...differs },
        {
            name: "train",
            path: "",
            pools: { general },
            operatorVersion: DEFAULT_KUBERAY_VERSION,
            ...at,
        },
    ).map(({ path, reason }) => `${path}: ${reason}`);

const remarksOn = (settings: ReturnType<typeof cluster>, path: string) => {
    const at = { name: "train", path, pools: { general }, operatorVersion: "1.6.2" };
    return remarksOnRayCluster(settings, clusterFit(settings, path, planToJudge(settings, at)));
};

const worker = (differs: object) => ({ workers: { gpu: { pool: "general", ...differs } } });
const headTemplate = (podTemplate: unknown) => ({ head: { pool: "general", podTemplate } });
const headImage = (image: unknown) => headTemplate({ spec: { containers: [{ name: "ray-head", image }] } });
const workerImage = (image: unknown) =>
    worker({ podTemplate: { spec: { containers: [{ name: "ray-worker", image }] } } });

describe("the rules of a Ray cluster", () => {
    it("have nothing against a valid cluster", () => {
        expect(problemsOf({})).to.deep.equal([]);
    });

    const CASES: readonly {
        readonly title: string;
        readonly differs: object;
        readonly at?: object;
        readonly says: RegExp;
    }[] = [
        {
            title: "a name over 50 characters",
            differs: {},
            at: { name: "a".repeat(51) },
            says: /^name: .*at most 50 .*got 51/,
        },
        {
            title: "a name that starts with a digit",
            differs: {},
            at: { name: "1train" },
            says: /^name: .*a letter first.*"1train"/,
        },
        {
            title: "a name inside a unit",
            differs: {},
            at: { name: "Train", path: "rayClusters.Train" },
            says: /^rayClusters\.Train: .*"Train".*e\.g\. to "train"/,
        },
        {
            title: "KubeRay's own restarts, which would take all pods with every edit",
            differs: { spec: { upgradeStrategy: { type: "Recreate" } } },
            says: /^spec\.upgradeStrategy\.type: restarts every pod with any edit.*updatePolicy: "RecreateAll"/,
        },
        { title: "a namespace with a capital", differs: { namespace: "Ray" }, says: /^namespace: .*"Ray"/ },
        {
            title: "a group of KubeRay's name for the head",
            differs: { workers: { headgroup: { pool: "general" } } },
            says: /^workers\.headgroup: .*KubeRay's own/,
        },
        {
            title: "a group name with an underscore",
            differs: { workers: { gpu_1: { pool: "general" } } },
            says: /^workers\.gpu_1: .*"gpu_1".*"gpu-1"/,
        },
        { title: "an image with a space", differs: { image: "ray 2.54" }, says: /^image: .*"ray 2\.54"/ },
        { title: "an empty image", differs: { image: "" }, says: /^image: .*got ""/ },
        {
            title: "a version that disagrees with the tag",
            differs: { rayVersion: "2.53.0" },
            says: /^rayVersion: must agree.*2\.54\.0, got "2\.53\.0"/,
        },
        { title: "a version that is none", differs: { rayVersion: "latest" }, says: /^rayVersion: .*got "latest"/ },
        {
            title: "a tag without version and no version",
            differs: { image: "rayproject/ray:latest" },
            says: /^rayVersion: .*"latest".*Say it here/,
        },
        {
            title: "a digest without version",
            differs: { image: `rayproject/ray@sha256:${"a".repeat(64)}` },
            says: /^rayVersion: .*no tag/,
        },
        {
            title: "Ray below 2.52 with the default authentication",
            differs: { image: "rayproject/ray:2.51.1" },
            says: /^authentication: .*2\.52.*got 2\.51\.1.*authentication: "disabled"/,
        },
        {
            title: "a head's own image of another Ray",
            differs: headImage("rayproject/ray:2.55.0"),
            says: /^head\.podTemplate\.spec\.containers\[0\]\.image: .*same Ray, 2\.54\.0 .*says 2\.55\.0/,
        },
        {
            title: "a group's own image of another Ray inside a unit",
            differs: workerImage("rayproject/ray:2.55.0"),
            at: { path: "rayClusters.train" },
            says: /^rayClusters\.train\.workers\.gpu\.podTemplate\.spec\.containers\[0\]\.image: .*says 2\.55\.0/,
        },
        {
            title: "a head's own image below 2.52 with the default authentication",
            differs: headImage("rayproject/ray:2.9.0"),
            says: /^head\.podTemplate\.spec\.containers\[0\]\.image: token authentication.*got 2\.9\.0/,
        },
        {
            title: "a group's own image below 2.52 beside one that is not known yet",
            differs: { image: UNKNOWN, ...workerImage("rayproject/ray:2.9.0") },
            says: /^workers\.gpu\.podTemplate\.spec\.containers\[0\]\.image: token authentication.*got 2\.9\.0/,
        },
        {
            title: "a head's own image with a space",
            differs: headImage("ray 2.54"),
            says: /^head\.podTemplate\.spec\.containers\[0\]\.image: .*"ray 2\.54"/,
        },
        {
            title: "an operator below 1.5 with the default authentication",
            differs: {},
            at: { operatorVersion: "1.4.2" },
            says: /^authentication: .*KubeRay 1\.5.*got 1\.4\.2/,
        },
        {
            title: "fewest above most",
            differs: worker({ minReplicas: 5, maxReplicas: 2 }),
            says: /^workers\.gpu\.minReplicas: at most maxReplicas \(2\), got 5/,
        },
        {
            title: "a number and bounds",
            differs: worker({ replicas: 12, maxReplicas: 10 }),
            says: /^workers\.gpu\.replicas: .*maxReplicas \(10\), got 12/,
        },
        {
            title: "a lower bound alone",
            differs: worker({ minReplicas: 1 }),
            says: /^workers\.gpu\.maxReplicas: .*minReplicas \(1\)/,
        },
    ];
    for (const { title, differs, at, says } of CASES) {
        it(`refuse ${title}, once, saying where, what and the way out`, () => {
            const problems = problemsOf(differs, at).filter((problem) => says.test(problem));
            expect(problems, problemsOf(differs, at).join("\n")).to.have.lengthOf(1);
        });
    }

    const FINE: readonly { readonly title: string; readonly differs: object; readonly at?: object }[] = [
        {
            title: "an old Ray without authentication",
            differs: { image: "rayproject/ray:2.40.0", authentication: "disabled" },
        },
        {
            title: "an old operator without authentication",
            differs: { authentication: "disabled" },
            at: { operatorVersion: "1.4.2" },
        },
        {
            title: "a version beside a tag without one",
            differs: { image: "registry:5000/team/ray:nightly", rayVersion: "2.54.0" },
        },
        {
            title: "sizes from the template instead of inputs",
            differs: {
                head: {
                    podTemplate: {
                        spec: {
                            containers: [{ name: "ray-head", resources: { limits: { cpu: "1", memory: "4Gi" } } }],
                        },
                    },
                },
            },
        },
        {
            title: "an added container with an image",
            differs: headTemplate({ spec: { containers: [{ name: "log", image: "x" }] } }),
        },
        {
            title: "another build of the same Ray in a group",
            differs: workerImage("rayproject/ray:2.54.0-py311-gpu"),
        },
        { title: "a head's own image without a version", differs: headImage("registry:5000/team/ray:nightly") },
        { title: "a head's own image that is not known yet", differs: headImage(UNKNOWN) },
        {
            title: "unknown leaves everywhere",
            differs: {
                image: UNKNOWN,
                rayVersion: UNKNOWN,
                labels: UNKNOWN,
                head: { pool: UNKNOWN, memory: UNKNOWN, podTemplate: UNKNOWN },
            },
        },
        {
            title: "unknown names and pools",
            differs: { workers: { gpu: { pool: "other", replicas: UNKNOWN } } },
            at: { name: UNKNOWN, pools: UNKNOWN, operatorVersion: UNKNOWN },
        },
        {
            title: "leaves of a wrong type, which are the shape check's",
            differs: { image: 5, workers: "x", labels: [], head: { pool: "general", memory: 5, env: 3 } },
        },
    ];
    for (const { title, differs, at } of FINE) {
        it(`accept ${title}`, () => {
            expect(problemsOf(differs, at)).to.deep.equal([]);
        });
    }

    it("report everything at once", () => {
        const problems = problemsOf({
            rayVersion: "2.1.0",
            workers: { w_1: { pool: "general" } },
            head: { pool: "x", memory: "y" },
        });
        expect(problems.map((problem) => problem.split(":")[0])).to.include.members([
            "rayVersion",
            "workers.w_1",
            "head.pool",
            "head.memory",
        ]);
    });

    const WARNINGS = [
        { image: "rayproject/ray:2.54.0", names: [] },
        { image: "rayproject/ray:2.53.0", names: ["CVE-2026-27482"] },
        { image: "rayproject/ray:2.51.0", names: ["CVE-2025-62593", "CVE-2026-27482"] },
        { image: "rayproject/ray:latest", names: [] },
    ];
    for (const { image, names } of WARNINGS) {
        it(`warn for ${image} of ${names.length === 0 ? "nothing" : names.join(" and ")}`, () => {
            const warnings = remarksOn(cluster({ image }), "rayClusters.train");
            expect(warnings.map(({ path }) => path)).to.deep.equal(names.length > 0 ? ["rayClusters.train.image"] : []);
            for (const name of names) expect(warnings[0]?.reason).to.include(name);
        });
    }

    it("warn for an old image in a podTemplate, where it stands", () => {
        const settings = { ...cluster({ authentication: "disabled" }), ...headImage("rayproject/ray:2.51.0") };
        const [warning, ...more] = remarksOn(settings, "");
        expect(warning?.path).to.equal("head.podTemplate.spec.containers[0].image");
        expect(warning?.reason).to.include("CVE-2025-62593");
        expect(more).to.deep.equal([]);
    });
});
