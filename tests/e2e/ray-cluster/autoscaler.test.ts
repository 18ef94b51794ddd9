import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import * as kuberay from "pulumi-kuberay";
import { podDeletions } from "../../support/audit";
import { AutoscalerStandIn } from "../../support/autoscaler-stand-in";
import { makeBigNodes } from "../../support/big-nodes";
import { patched, type Patch } from "../../support/edit-cases/edit-case";
import { kubectlApply } from "../../support/kubectl";
import { getRayCluster, type Kubernetes, kubernetes, patchRayCluster, rayPods } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { programStack } from "../../support/stack";

const NAMESPACE = "scaled";
const size = { cpu: 0.1, memory: "256Mi" };
const scaled = (minReplicas: number, maxReplicas: number) => ({ ...size, minReplicas, maxReplicas });

/** `early` comes first in the list, so that taking it out would move all others. */
const CLUSTER = {
    namespace: NAMESPACE,
    image: "rayproject/ray:2.54.0-py311",
    head: { cpu: 0.2, memory: "512Mi" },
    workers: { early: scaled(1, 4), grows: scaled(1, 8), rolled: scaled(2, 4), steady: scaled(2, 6) },
};

/** Groups that no edit may cost a pod. */
const UNTOUCHED = ["steady", "grows", "headgroup"];

/** Each gets an edit of every kind, and all get one in each `up`: fifty edits in ten. */
const CLUSTERS = [1, 2, 3, 4, 5].map((n) => ({ n, name: `train-${n}` }));

/** The edits of a cluster, each over those before it. */
const editsOf = (n: number): readonly (readonly [string, Patch])[] => [
    ["a label", { labels: { "example.com/round": `${n}` } }],
    ["more at most", { workers: { steady: { maxReplicas: 7 + (n % 2) } } }],
    ["fewer at least", { workers: { grows: { minReplicas: 1 } } }],
    ["a group less, the first", { workers: { early: null } }],
    ["the idle timeout", { autoscaling: { idleTimeoutSeconds: 60 + n } }],
    ["a variable of another group", { workers: { rolled: { env: { ROUND: `${n}` } } } }],
    ["a group more", { workers: { [`late-${n}`]: scaled(0, 3) } }],
    ["a group's name", { workers: { [`late-${n}`]: null, [`later-${n}`]: scaled(0, 3) } }],
    ["how fast pods are added", { autoscaling: { upscalingMode: n % 2 === 0 ? "Conservative" : "Aggressive" } }],
    [
        "the network policy, and two groups changed",
        {
            networkPolicy: { allowFrom: [{ namespace: `notebooks-${n}` }] },
            workers: { [`later-${n}`]: null, early: scaled(1, 4) },
        },
    ],
];

describe("edits while the Ray autoscaler writes", () => {
    const lab = useLab("ray-cluster-autoscaler");
    let k8s: Kubernetes;
    let stack: Stack;
    const args = new Map<string, object>(CLUSTERS.map(({ name }) => [name, { ...CLUSTER, name }]));

    let standIns: readonly AutoscalerStandIn[] = [];

    const program = () => {
        for (const [name, each] of args) new kuberay.RayCluster(name, each as kuberay.RayClusterArgs);
        return Promise.resolve({});
    };
    /** One `up` with an edit of each cluster. */
    const edit = async (patchOf: (n: number) => Patch): Promise<void> => {
        for (const { n, name } of CLUSTERS) args.set(name, patched(args.get(name) ?? {}, patchOf(n)));
        await stack.up({ parallel: 20 });
    };
    const operator = () => {
        new kuberay.RayPlatform("ml", { cluster: { name: "lab" }, operator: { watchNamespaces: ["*"] } });
        return Promise.resolve({});
    };
    const groups = async (name: string) => (await getRayCluster(k8s, NAMESPACE, name)).spec.workerGroupSpecs ?? [];
    const podsOf = async (name: string, group: string): Promise<string[]> =>
        (await rayPods(k8s, NAMESPACE, name))
            .filter(({ metadata }) => metadata?.labels?.["ray.io/group"] === group)
            .map(({ metadata }) => metadata?.name ?? "");

    before(async () => {
        k8s = kubernetes(lab());
        await makeBigNodes(k8s, 1, {});
        kubectlApply({ apiVersion: "v1", kind: "Namespace", metadata: { name: NAMESPACE } });
        await (await programStack(lab(), "operator", operator)).up();
        stack = await programStack(lab(), "autoscaler", program);
        await stack.up();
    });

    // They go on after a test that has failed, and so would the process.
    after(() => Promise.all(standIns.map((standIn) => standIn.stop())));

    it("let a patch that was on its way reach the group it was meant for, though a group before it was taken out", async () => {
        const before = await groups("train-1");
        const place = before.findIndex(({ groupName }) => groupName === "steady");
        await edit((n) => (n === 1 ? { workers: { early: null } } : {}));
        await patchRayCluster(k8s, NAMESPACE, "train-1", [
            { op: "replace", path: `/spec/workerGroupSpecs/${place}/replicas`, value: 5 },
        ]);
        const after = await groups("train-1");
        expect(after.find(({ groupName }) => groupName === "steady")?.replicas).to.equal(5);
        for (const { groupName, replicas } of after) {
            if (groupName === "steady") continue;
            expect(replicas, groupName).to.equal(before.find((other) => other.groupName === groupName)?.replicas);
        }
        expect(await podsOf("train-1", "early")).to.deep.equal([]);
        await edit((n) => (n === 1 ? { workers: { early: scaled(1, 4) } } : {}));
        expect(await podsOf("train-1", "early")).to.have.lengthOf(1);
    });

    it("cost no pod of another group, lose none of its writes, and fail nowhere, through 50 of them", async () => {
        const heads = await Promise.all(CLUSTERS.map(({ name }) => podsOf(name, "headgroup")));
        const restless = new Set(["early", "steady", "rolled"]);
        standIns = CLUSTERS.map(({ name }) => new AutoscalerStandIn(k8s, NAMESPACE, name, restless));
        for (const [at, [what]] of editsOf(0).entries()) {
            await edit((n) => editsOf(n)[at]?.[1] ?? {}).catch((error: unknown) => {
                throw new Error(`${what}: ${String(error)}`, { cause: error });
            });
        }
        await edit(() => ({ workers: { grows: { minReplicas: 3 } } }));
        await Promise.all(standIns.map((standIn) => standIn.stop()));
        for (const { name } of CLUSTERS) expect(await podsOf(name, "grows"), name).to.have.lengthOf.at.least(3);
        expect(standIns.flatMap(({ errors, lost }) => [...errors, ...lost])).to.deep.equal([]);
        const asked = new Set(standIns.flatMap((standIn) => [...standIn.asked]));
        expect(asked.size, "pods that the stand-ins wanted gone").to.be.at.least(10);
        const ofUntouched = podDeletions(lab(), NAMESPACE).filter(({ pod }) =>
            UNTOUCHED.some((group) => pod.includes(group === "headgroup" ? "-head" : `-${group}-`)),
        );
        expect(ofUntouched.filter(({ pod }) => !asked.has(pod))).to.deep.equal([]);
        expect(ofUntouched.filter(({ by }) => by === "lab-admin")).to.deep.equal([]);
        expect(await Promise.all(CLUSTERS.map(({ name }) => podsOf(name, "headgroup")))).to.deep.equal(heads);
    });

    it("leave no drift, and a list of groups that has not grown", async () => {
        await stack.refresh();
        const { changeSummary } = await stack.preview();
        expect(Object.keys(changeSummary)).to.deep.equal(["same"]);
        for (const { name } of CLUSTERS) expect((await groups(name)).length, name).to.be.at.most(6);
    });
});
