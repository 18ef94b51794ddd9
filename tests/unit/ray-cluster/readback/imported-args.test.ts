import { expect } from "chai";
import { importedArgs } from "../../../../provider/src/ray-cluster/readback/imported-args";
import { normalSpec } from "../../../../provider/src/ray-spec/readback/normal-form";
import { planRayCluster } from "../../../../provider/src/ray-cluster/plan/ray-cluster";
import { type LiveRayCluster } from "../../../../provider/src/ray-object/watch/live";
import { live, URN } from "../support";
import { type Tree } from "../../../../provider/src/shared/tree";
import { type PlannedArgs } from "../../../../provider/src/ray-cluster/plan/planned-args";
import { DEFAULT_KUBERAY_VERSION } from "../../../../provider/src/shared/versions";

const BASE = {
    name: "train",
    namespace: "ray",
    operatorVersion: DEFAULT_KUBERAY_VERSION,
    image: "rayproject/ray:2.54.0",
};
const HEAD = { cpu: 2, memory: "8Gi" };
const WORKER = { cpu: 1, memory: "2Gi" };

describe("importing what was made from typed inputs", () => {
    const CASES: readonly { readonly title: string; readonly args: Tree }[] = [
        { title: "a head alone", args: { authentication: "token", head: HEAD } },
        {
            title: "fixed workers",
            args: { authentication: "token", head: HEAD, workers: { cpu: { ...WORKER, replicas: 3 } } },
        },
        {
            title: "autoscaled workers",
            args: {
                authentication: "disabled",
                autoscaling: { idleTimeoutSeconds: 120 },
                head: { ...HEAD, schedulable: true },
                workers: { gpu: { ...WORKER, gpus: 1, minReplicas: 1, maxReplicas: 8, requests: { memory: "1Gi" } } },
            },
        },
        {
            title: "volumes, variables and sidecars",
            args: {
                authentication: "token",
                head: {
                    ...HEAD,
                    env: { A: "1" },
                    envValueFrom: { B: { secretKeyRef: { name: "s", key: "k" } } },
                    sharedMemory: "4Gi",
                    volumes: { data: { mountPath: "/data", persistentVolumeClaim: "data" }, scratch: { emptyDir: {} } },
                    sidecars: [{ name: "log", image: "fluent-bit:3", volumeMounts: { scratch: { mountPath: "/s" } } }],
                },
            },
        },
        {
            title: "Redis, a queue and a Service beyond the cluster",
            args: {
                authentication: "kubernetes",
                gcsFaultTolerance: { redisAddress: "redis:6379", deletionTimeoutSeconds: 60 },
                queueName: "gpus",
                head: { ...HEAD, service: { type: "LoadBalancer", annotations: { a: "b" } } },
            },
        },
        {
            title: "an override",
            args: { authentication: "token", head: HEAD, spec: { headGroupSpec: { enableIngress: true } } },
        },
    ];
    for (const { title, args } of CASES) {
        it(`gives them back for ${title}`, () => {
            const given = { ...BASE, ...args } as unknown as PlannedArgs;
            expect(importedArgs(live(planRayCluster(given, URN)))).to.deep.equal(given);
        });
    }
});

const theirs = (spec: Tree, metadata: Tree = {}): LiveRayCluster => ({
    apiVersion: "ray.io/v1",
    kind: "RayCluster",
    metadata: { name: "t", namespace: "n", ...metadata },
    spec,
});
const container = (differs: Tree = {}): Tree => ({
    name: "ray-head",
    image: "rayproject/ray:2.54.0",
    resources: { limits: { cpu: "2", memory: "8Gi" } },
    ...differs,
});
const headOf = (spec: Tree): Tree => ({ rayVersion: "2.54.0", headGroupSpec: { template: { spec } } });

describe("importing what others have made", () => {
    it("adds nothing of ours to it", () => {
        expect(importedArgs(theirs(headOf({ containers: [container()] })))).to.deep.equal({
            ...BASE,
            name: "t",
            namespace: "n",
            authentication: "disabled",
            podSecurity: "none",
            head: { ...HEAD, ports: {}, disruptionProtection: false },
            networkPolicy: { enabled: false },
        });
    });

    it("says in podTemplate what no input says", () => {
        const spec = headOf({ hostNetwork: true, containers: [container({ workingDir: "/w" })] });
        expect(importedArgs(theirs(spec)).head).to.deep.include({
            podTemplate: { spec: { hostNetwork: true, containers: [{ name: "ray-head", workingDir: "/w" }] } },
        });
    });

    it("takes away in spec what we would add", () => {
        const spec = {
            ...headOf({ containers: [container()] }),
            enableInTreeAutoscaling: true,
            autoscalerOptions: { env: [{ name: "A", value: "1" }] },
        };
        const removed = { $patch: "delete" };
        const env = [{ name: "RAY_AUTOSCALER_RECONCILE_ALLOCATE_STATUS_TIMEOUT_S", ...removed }];
        expect(importedArgs(theirs(spec)).spec).to.deep.equal({ autoscalerOptions: { version: removed, env } });
    });

    it("restarts all pods itself where KubeRay did", () => {
        const spec = { ...headOf({ containers: [container()] }), upgradeStrategy: { type: "Recreate" } };
        const { updatePolicy, spec: override } = importedArgs(theirs(spec));
        expect(updatePolicy).to.equal("RecreateAll");
        expect(override).to.equal(undefined);
    });

    it("says that a Ray container has no sizes", () => {
        const spec = headOf({ containers: [container({ resources: {} })] });
        const limits = { cpu: { $patch: "delete" }, memory: { $patch: "delete" } };
        expect(importedArgs(theirs(spec)).head).to.deep.include({
            podTemplate: { spec: { containers: [{ name: "ray-head", resources: { limits } }] } },
        });
    });

    it("keeps bounds that nobody scales between", () => {
        const group = {
            groupName: "g",
            replicas: 1,
            minReplicas: 1,
            maxReplicas: 5,
            template: { spec: { containers: [] } },
        };
        const imported = importedArgs(theirs({ ...headOf({ containers: [container()] }), workerGroupSpecs: [group] }));
        expect(imported.autoscaling).to.deep.equal({ enabled: false });
        expect((imported.workers as { g: Tree }).g).to.deep.include({ replicas: 1, minReplicas: 1, maxReplicas: 5 });
    });

    it("says in so many words what is open to the world", () => {
        const spec = { headGroupSpec: { serviceType: "NodePort", template: { spec: { containers: [container()] } } } };
        expect(importedArgs(theirs(spec))).to.deep.include({
            authentication: "disabled",
            exposeWithoutAuthentication: true,
        });
    });

    it("leaves out what kubectl notes for itself", () => {
        const annotations = { "kubectl.kubernetes.io/last-applied-configuration": "{}", mine: "x" };
        const imported = importedArgs(theirs(headOf({ containers: [container()] }), { annotations }));
        expect(imported.annotations).to.deep.equal({ mine: "x" });
    });
});

describe("two specs that mean the same", () => {
    const template = (spec: Tree): Tree => ({ headGroupSpec: { template: { spec } } });
    const SAME: readonly { readonly title: string; readonly a: Tree; readonly b: Tree }[] = [
        { title: "an autoscaler that is off", a: { enableInTreeAutoscaling: false }, b: {} },
        { title: "authentication that is off", a: { authOptions: { mode: "disabled" } }, b: {} },
        { title: "empty maps", a: { headGroupSpec: { rayStartParams: {} } }, b: { headGroupSpec: {} } },
        {
            title: "requests that are the limits",
            a: template({ containers: [{ resources: { limits: { cpu: "1" } } }] }),
            b: template({ containers: [{ resources: { limits: { cpu: "1" }, requests: { cpu: "1" } } }] }),
        },
        {
            title: "the order of variables that mention none after them",
            a: template({
                containers: [{ env: [{ name: "A", value: "1" }, { name: "B", value: "$(A)" }, { name: "C" }] }],
            }),
            b: template({
                containers: [{ env: [{ name: "C" }, { name: "A", value: "1" }, { name: "B", value: "$(A)" }] }],
            }),
        },
        {
            title: "what the Ray autoscaler has noted",
            a: { workerGroupSpecs: [{ groupName: "g", scaleStrategy: { workersToDelete: ["p"] } }] },
            b: { workerGroupSpecs: [{ groupName: "g", replicas: 0, numOfHosts: 1 }] },
        },
    ];
    for (const { title, a, b } of SAME) {
        it(`are alike: ${title}`, () => {
            expect(normalSpec(a)).to.deep.equal(normalSpec(b));
        });
    }

    it("differ in the order of variables that mention others", () => {
        const [a, b] = [
            { name: "A", value: "1" },
            { name: "B", value: "$(A)" },
        ];
        const env = (list: Tree[]) => normalSpec(template({ containers: [{ env: list }] }));
        expect(env([a, b])).to.not.deep.equal(env([b, a]));
    });

    it("differ in an authentication that makes a token and leaves the ports open", () => {
        expect(normalSpec({ authOptions: {} })).to.not.deep.equal(normalSpec({}));
    });
});
