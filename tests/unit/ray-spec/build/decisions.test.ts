import { expect } from "chai";
import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { planRayCluster } from "../../../../provider/src/ray-cluster/plan/ray-cluster";
import { templateHash } from "../../../../provider/src/ray-spec/build/template-hash";
import { cluster, general, planned, URN } from "../../ray-cluster/support";
import { viewOf } from "./support";
import { type Tree } from "../../../../provider/src/shared/tree";
import { type RayGroup } from "../../../../provider/src/ray-spec/facts/ray-cluster-spec";
import { DEFAULT_KUBERAY_VERSION } from "../../../../provider/src/shared/versions";

const gpu = { ...general, instanceTypes: ["g6e.12xlarge"], capacity: "spot" as const };
const pools = { general, gpu };
const head = (differs: Partial<RayClusterArgs>) => viewOf(planned({ pools, ...differs }).spec.headGroupSpec);
const group = (given: object, differs: Partial<RayClusterArgs> = {}): RayGroup =>
    planned({ pools, workers: { w: { pool: "general", ...given } }, ...differs }).spec.workerGroupSpecs[0] as RayGroup;
const hashes = (differs: Partial<RayClusterArgs>): (string | undefined)[] => {
    const { headGroupSpec, workerGroupSpecs } = planned({ pools, ...differs }).spec;
    return [headGroupSpec, ...workerGroupSpecs].map(({ template }) => templateHash(template));
};
const env = (differs: Partial<RayClusterArgs>) => planned({ pools, ...differs }).spec.autoscalerOptions?.env;

describe("what a plan decides by itself", () => {
    it("puts a head that names no pool on one on demand and without GPUs", () => {
        expect(head({ head: {} }).spec.nodeSelector).to.deep.equal(general.nodeSelector);
        expect(head({ head: { cpu: 1, memory: "4Gi" }, pools: { gpu } }).spec).to.not.have.property("nodeSelector");
    });

    it("waits longer for pods on GPU or Spot nodes, and does not restart the head for it", () => {
        const name = "RAY_AUTOSCALER_RECONCILE_ALLOCATE_STATUS_TIMEOUT_S";
        const slow = { workers: { w: { pool: "gpu", maxReplicas: 2 }, x: { pool: "general" } } };
        const quick = { workers: { w: { pool: "general", maxReplicas: 2 }, x: { pool: "general" } } };
        expect([env(slow), env(quick)]).to.deep.equal([[{ name, value: "1800" }], [{ name, value: "900" }]]);
        expect(hashes(slow)[0]).to.equal(hashes(quick)[0]);
        expect(hashes({ ...quick, autoscaling: { allocateTimeoutSeconds: 60 } })[0]).to.not.equal(hashes(quick)[0]);
    });

    it("lets Ray schedule by what the pool tells, for a Ray and a KubeRay that know labels", () => {
        const onGpus = { workers: { w: { pool: "gpu", podsPerNode: 4 } } };
        const labels = (differs: Partial<RayClusterArgs>, operatorVersion: string = DEFAULT_KUBERAY_VERSION) =>
            planRayCluster({ ...cluster({ pools, ...onGpus, ...differs }), operatorVersion }, URN).spec
                .workerGroupSpecs[0]?.labels;
        const want = { "ray.io/market-type": "spot", "ray.io/accelerator-type": "L40S" };
        expect(labels({})).to.deep.equal(want);
        expect(labels({ pools: { general, gpu: { ...gpu, region: "us-west-2" } } })).to.deep.equal({
            ...want,
            "ray.io/region": "us-west-2",
        });
        expect(labels({ workers: { w: { pool: "gpu", gpus: 0, cpu: 1, memory: "4Gi" } } })).to.deep.equal({
            "ray.io/market-type": "spot",
        });
        const old = { authentication: "disabled" as const };
        expect(labels({ ...old, image: "rayproject/ray:2.48.0" })).to.equal(undefined);
        expect(labels({ ...old, image: "rayproject/ray:nightly" })).to.equal(undefined);
        expect(labels(old, "1.4.2")).to.equal(undefined);
    });

    const IDLE: readonly [title: string, given: RayClusterArgs["head"], parameters: object, resources?: object][] = [
        ["by a parameter", { pool: "general" }, { "num-cpus": "0" }],
        ["by its resources when it has some", { pool: "general", rayResources: { a: "1" } }, {}, { CPU: "0", a: "1" }],
        ["unless it says its CPUs", { pool: "general", rayStartParams: { "num-cpus": "3" } }, { "num-cpus": "3" }],
        ["unless it says its CPU", { pool: "general", rayResources: { cpu: "2" } }, {}, { cpu: "2" }],
        ["unless it may work", { pool: "general", schedulable: true }, {}],
    ];
    for (const [title, given, parameters, resources] of IDLE) {
        it(`keeps work off the head ${title}`, () => {
            const { rayStartParams, resources: seen } = planned({ head: given }).spec.headGroupSpec;
            expect([rayStartParams, seen]).to.deep.equal([parameters, resources]);
        });
    }

    it("leaves suspending to Kueue where there is a queue", () => {
        expect(planned({ suspend: true, queueName: "q" }).spec).to.not.have.property("suspend");
    });

    it("accepts tokens of ServiceAccounts, and writes no version that nobody knows", () => {
        expect(planned({ authentication: "kubernetes" }).spec.authOptions).to.deep.equal({
            mode: "token",
            enableK8sTokenAuth: true,
        });
        const nightly = { image: "rayproject/ray:nightly", authentication: "disabled" as const };
        expect(planned(nightly).spec).to.not.have.property("rayVersion");
    });

    it("lets `replicas` count where no autoscaler runs", () => {
        const off = { autoscaling: { enabled: false } };
        const bounds = { minReplicas: 1, maxReplicas: 5 };
        const { replicas, minReplicas, maxReplicas } = group({ replicas: 3, ...bounds }, off) as unknown as Tree;
        expect([replicas, minReplicas, maxReplicas]).to.deep.equal([3, 1, 5]);
        const on = planned({ autoscaling: { enabled: true }, workers: { w: { pool: "general", replicas: 2 } } }).spec;
        expect([on.enableInTreeAutoscaling, on.workerGroupSpecs[0]?.maxReplicas]).to.deep.equal([true, 2]);
    });

    it("writes no security context of its own with podSecurity: none, and keeps the user's", () => {
        const given = { pool: "general", sidecars: [{ name: "a" }], securityContext: { runAsUser: 1 } };
        const { ray, sidecar, spec } = head({ podSecurity: "none", head: given });
        expect(ray.securityContext).to.deep.equal({ runAsUser: 1 });
        expect(sidecar).to.not.have.property("securityContext");
        expect(spec).to.not.have.property("securityContext");
        expect(planned({ podSecurity: "none" }).spec.autoscalerOptions).to.not.have.property("securityContext");
    });

    it("runs containers beside Ray in the pod's image, as restricted as Ray", () => {
        const containers = { sidecars: [{ name: "a" }], initContainers: [{ name: "b" }] };
        const { ray, sidecar, init } = viewOf(group({ ...containers, imagePullPolicy: "Always", image: "own:1" }));
        for (const container of [sidecar, init]) {
            expect(container).to.include({ image: "own:1", imagePullPolicy: "Always" });
            expect(container.securityContext).to.deep.equal(ray.securityContext);
        }
    });

    it("orders variables so that those that refer to others come after them", () => {
        const { ray } = viewOf(
            group({
                env: { A: "$(A_URL)/0", A_URL: "redis://:$(TOKEN)@r", B: "1" },
                envValueFrom: { TOKEN: { secretKeyRef: { name: "s", key: "k" } } },
            }),
        );
        expect((ray.env as readonly Tree[]).map(({ name }) => name)).to.deep.equal(["TOKEN", "B", "A_URL", "A"]);
    });

    it("leaves a share of the node to the sidecars, be they the podTemplate's", () => {
        const memory = (given: object): unknown =>
            (viewOf(group(given)).ray.resources as { limits: Tree }).limits.memory;
        const alone = memory({});
        const sized = { name: "s", image: "s:1", cpu: 1, memory: "2Gi" };
        expect(memory({ sidecars: [sized] })).to.equal("26Gi");
        expect(memory({ initContainers: [{ ...sized, restartPolicy: "Always" }] })).to.equal("26Gi");
        expect(memory({ initContainers: [sized] })).to.equal(alone);
        const container = { name: "s", image: "s:1", resources: { limits: { memory: "2Gi" } } };
        expect(memory({ podTemplate: { spec: { containers: [container] } } })).to.equal("26Gi");
        expect(alone).to.equal("28Gi");
    });

    it("leaves sizes to a podTemplate that says them", () => {
        const resources = { limits: { cpu: "1", memory: "4Gi" } };
        const podTemplate = { spec: { containers: [{ name: "ray-worker", resources }] } };
        expect(viewOf(group({ podTemplate })).ray.resources).to.deep.equal(resources);
    });
});

describe("the override of the spec", () => {
    const OVERRIDE = {
        rayVersion: null,
        headGroupSpec: { template: { spec: { hostNetwork: true } } },
        workerGroupSpecs: [{ groupName: "scaled", suspend: true, template: { spec: { priorityClassName: "p" } } }],
    };
    const { spec } = planned({ spec: OVERRIDE });

    it("is merged last, groups by name; null removes", () => {
        expect(spec).to.not.have.property("rayVersion");
        expect(viewOf(spec.headGroupSpec).spec.hostNetwork).to.equal(true);
        expect(spec.workerGroupSpecs.map(({ groupName }) => groupName)).to.deep.equal(["fixed", "scaled"]);
        expect(spec.workerGroupSpecs[1]).to.deep.include({ suspend: true, maxReplicas: 8 });
    });

    it("counts in the hashes", () => {
        const [, fixed, scaled] = hashes({});
        const [, sameFixed, otherScaled] = hashes({ spec: { workerGroupSpecs: OVERRIDE.workerGroupSpecs } });
        expect(sameFixed).to.equal(fixed);
        expect(otherScaled).to.not.equal(scaled);
    });
});

describe("the hash of a template", () => {
    const REDIS = { gcsFaultTolerance: { redisAddress: "redis:6379" } };
    const CASES: readonly [title: string, differs: Partial<RayClusterArgs>, changes: string[]][] = [
        ["how long pods may idle", { autoscaling: { idleTimeoutSeconds: 5, upscalingMode: "Conservative" } }, []],
        ["the autoscaler's memory", { autoscaling: { memory: "1Gi" } }, ["head"]],
        ["the head's Service", { head: { ...cluster().head, service: { type: "NodePort" } } }, []],
        [
            "the name of the head's Service",
            { head: { ...cluster().head, service: { name: "x" } } },
            ["fixed", "scaled"],
        ],
        ["fault tolerance", REDIS, ["head", "fixed", "scaled"]],
        ["podDefaults", { podDefaults: { env: { A: "1" } } }, ["head", "fixed", "scaled"]],
        ["podSecurity", { podSecurity: "none" }, ["head", "fixed", "scaled"]],
        ["queue and gang", { queueName: "q", gangScheduling: true }, []],
        ["whether it is suspended", { suspend: true }, []],
        [
            "who writes the command",
            { annotations: { "ray.io/overwrite-container-cmd": "true" } },
            ["head", "fixed", "scaled"],
        ],
    ];
    const before = hashes({});
    for (const [title, differs, changes] of CASES) {
        it(`changes for ${changes.length === 0 ? "no pods" : changes.join(", ")} with ${title}`, () => {
            const after = hashes(differs);
            expect(["head", "fixed", "scaled"].filter((_, at) => after[at] !== before[at])).to.deep.equal(changes);
        });
    }
});
