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
    name: "train",
    namespace: NAMESPACE,
    image: "rayproject/ray:2.54.0-py311",
    head: { cpu: 0.2, memory: "512Mi" },
    workers: { early: scaled(1, 4), grows: scaled(1, 8), rolled: scaled(2, 4), steady: scaled(2, 6) },
};

/** Groups that no edit may cost a pod. */
const UNTOUCHED = ["steady", "grows", "headgroup"];

/** One round of edits, each over those before it. */
const round = (n: number): readonly (readonly [string, Patch])[] => [
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
    let args: object = CLUSTER;

    const program = () => {
        new kuberay.RayCluster("train", args as kuberay.RayClusterArgs);
        return Promise.resolve({});
    };
    const edit = async (patch: Patch): Promise<void> => {
        args = patched(args, patch);
        await stack.up();
    };
    const operator = () => {
        new kuberay.RayPlatform("ml", { cluster: { name: "lab" }, operator: { watchNamespaces: ["*"] } });
        return Promise.resolve({});
    };
    const groups = async () => (await getRayCluster(k8s, NAMESPACE, "train")).spec.workerGroupSpecs ?? [];
    const podsOf = async (group: string): Promise<string[]> =>
        (await rayPods(k8s, NAMESPACE, "train"))
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

    it("let a patch that was on its way reach the group it was meant for, though a group before it was taken out", async () => {
        const before = await groups();
        const place = before.findIndex(({ groupName }) => groupName === "steady");
        await edit({ workers: { early: null } });
        await patchRayCluster(k8s, NAMESPACE, "train", [
            { op: "replace", path: `/spec/workerGroupSpecs/${place}/replicas`, value: 5 },
        ]);
        const after = await groups();
        expect(after.find(({ groupName }) => groupName === "steady")?.replicas).to.equal(5);
        for (const { groupName, replicas } of after) {
            if (groupName === "steady") continue;
            expect(replicas, groupName).to.equal(before.find((other) => other.groupName === groupName)?.replicas);
        }
        expect(await podsOf("early")).to.deep.equal([]);
        await edit({ workers: { early: scaled(1, 4) } });
        expect(await podsOf("early")).to.have.lengthOf(1);
    });

    it("cost no pod of another group, lose none of its writes, and fail nowhere, through 50 of them", async () => {
        const headBefore = await podsOf("headgroup");
        const standIn = new AutoscalerStandIn(k8s, NAMESPACE, "train", new Set(["early", "steady", "rolled"]));
        for (const n of [1, 2, 3, 4, 5]) {
            for (const [what, patch] of round(n)) {
                await edit(patch).catch((error: unknown) => {
                    throw new Error(`round ${n}, ${what}`, { cause: error });
                });
            }
            await edit({ workers: { grows: { minReplicas: 3 } } });
            expect((await podsOf("grows")).length, "pods after the fewest were raised").to.be.at.least(3);
        }
        await standIn.stop();
        expect(standIn.errors).to.deep.equal([]);
        expect(standIn.lost).to.deep.equal([]);
        expect(standIn.turns).to.be.at.least(50);
        expect(standIn.asked.size).to.be.at.least(10);
        const ofUntouched = podDeletions(lab(), NAMESPACE).filter(({ pod }) =>
            UNTOUCHED.some((group) => pod.includes(group === "headgroup" ? "train-head" : `-${group}-`)),
        );
        expect(ofUntouched.filter(({ pod }) => !standIn.asked.has(pod))).to.deep.equal([]);
        expect(ofUntouched.filter(({ by }) => by === "lab-admin")).to.deep.equal([]);
        expect(await podsOf("headgroup")).to.deep.equal(headBefore);
    });

    it("leave no drift, and a list of groups that has not grown", async () => {
        await stack.refresh();
        const { changeSummary } = await stack.preview();
        expect(Object.keys(changeSummary)).to.deep.equal(["same"]);
        expect((await groups()).length).to.be.at.most(6);
    });
});
