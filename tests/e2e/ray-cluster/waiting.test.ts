import { type Stack } from "@pulumi/pulumi/automation";
import { KubeConfig, type KubernetesObject, KubernetesObjectApi } from "@kubernetes/client-node";
import { expect } from "chai";
import { getRayCluster, kubernetes, patchRayCluster, rayPods } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import {
    type ClusterInputs,
    clustersProgram,
    labAnnotations,
    POD,
    ProgressLines,
    SMALL,
} from "../../support/ray-clusters";
import { failureOf, programStack } from "../../support/stack";
import { eventually } from "../../support/time";

const NEVER = labAnnotations({ "start-delay": "1h" });
const QUEUE = "kueue.x-k8s.io/queue-name";

describe("waiting for RayClusters", () => {
    const lab = useLab("ray-cluster-waiting");
    let stack: Stack;

    /** Brings up exactly these clusters. */
    const up = async (
        clusters: Record<string, ClusterInputs>,
        progress = new ProgressLines(),
    ): Promise<ProgressLines> => {
        stack.workspace.program = clustersProgram(clusters);
        await stack.up({ onEvent: progress.note });
        return progress;
    };
    const podsOf = async (name: string): Promise<string[]> =>
        (await rayPods(kubernetes(lab()), "ray", name))
            .map(({ metadata, status }) => {
                const isReady = status?.conditions?.some((it) => it.type === "Ready" && it.status === "True");
                return `${metadata?.labels?.["ray.io/group"] ?? ""}: ${isReady === true ? "ready" : "not ready"}`;
            })
            .sort();
    const stateOf = async (name: string) => (await getRayCluster(kubernetes(lab()), "ray", name)).status?.state;

    before(async () => {
        stack = await programStack(lab(), "waiting", clustersProgram({}));
        await stack.up();
    });

    it("ends with the head, or at once, when told so", async () => {
        await up({
            heads: { ...SMALL, wait: "head", workers: { cpu: { ...POD, ...NEVER, replicas: 1 } } },
            unhurried: { ...SMALL, wait: "none", head: { ...POD, ...NEVER } },
        });
        expect(await podsOf("heads")).to.deep.equal(["cpu: not ready", "headgroup: ready"]);
        expect(await podsOf("unhurried")).to.not.include("headgroup: ready");
    });

    describe("for a pool that may still grow", () => {
        const wide = (
            replicas: number,
            options: ClusterInputs["options"],
            label = "a",
        ): Record<string, ClusterInputs> => ({
            wide: {
                ...SMALL,
                labels: { attempt: label },
                workers: { cpu: { pool: "growing", cpu: 1.5, memory: "1Gi", replicas } },
                options,
            },
        });
        const LATE = /not ready after 10 s/;
        const WHY = /the scheduler says: .*Insufficient cpu/;

        it("shows who waits for what, and gives up when customTimeouts say so, at a create", async () => {
            const progress = new ProgressLines();
            stack.workspace.program = clustersProgram(wide(2, { customTimeouts: { create: "10s" } }));
            const message = await failureOf(stack.up({ onEvent: progress.note }));
            expect(progress.lines).to.include(
                "head ready, 1/2 workers ready; 1 waiting for pool growing (it has 1 of at most 2 nodes: an autoscaler for nodes, or a higher minSize, adds one)",
            );
            expect(message).to.match(LATE).and.match(WHY);
        });

        it("gives up so at an update, too", async () => {
            stack.workspace.program = clustersProgram(wide(2, { customTimeouts: { update: "10s" } }, "b"));
            expect(await failureOf(stack.up()))
                .to.match(LATE)
                .and.match(WHY);
        });

        it("gives up when the Cluster Autoscaler says that no node will come, quoting it", async () => {
            const said = "pod didn't trigger scale-up: 1 node(s) didn't match Pod's node affinity/selector";
            const { core } = kubernetes(lab());
            const progress = new ProgressLines();
            stack.workspace.program = clustersProgram(wide(2, {}, "c"));
            const message = failureOf(stack.up({ onEvent: progress.note }));
            // What it said before the update is not about it.
            await eventually(() => progress.has(/waiting for pool growing/), "the update waits");
            const waits = (await rayPods(kubernetes(lab()), "ray", "wide")).find(
                ({ spec }) => spec?.nodeName === undefined,
            );
            const { name, namespace, uid } = waits?.metadata ?? {};
            const body = {
                metadata: { name: "no-scale-up" },
                involvedObject: { kind: "Pod", name, namespace, uid },
                reason: "NotTriggerScaleUp",
                message: said,
                type: "Normal",
                source: { component: "cluster-autoscaler" },
                lastTimestamp: new Date(),
            };
            await core.createNamespacedEvent({ namespace: "ray", body });
            expect(await message)
                .to.include(`the Cluster Autoscaler says: ${said}`)
                .and.not.match(/not ready after/);
        });

        it("converges once less is asked for", async () => {
            await up(wide(1, {}));
            expect(await podsOf("wide")).to.deep.equal(["cpu: ready", "headgroup: ready"]);
        });
    });

    it("takes a suspended cluster for ready without pods, and waits for them when it is not any more", async () => {
        await up({ asleep: { ...SMALL, suspend: true } });
        expect(await podsOf("asleep")).to.deep.equal([]);
        expect(await stateOf("asleep")).to.equal("suspended");
        await up({ asleep: SMALL });
        expect(await podsOf("asleep")).to.deep.equal(["cpu: ready", "headgroup: ready"]);
        const progress = await up({ asleep: { ...SMALL, suspend: true } });
        expect(progress.lines.join("\n")).to.match(/suspending/);
        expect(await podsOf("asleep")).to.deep.equal([]);
        await stack.refresh();
        expect((await stack.preview()).changeSummary).to.have.keys("same");
    });

    it("says that Kueue has not admitted a cluster, and goes on when it has", async () => {
        const k8s = kubernetes(lab());
        await suspendWhatIsQueued(lab().kubeconfigPath);
        const progress = new ProgressLines();
        const done = up({ queued: { ...SMALL, queueName: "team" } }, progress);
        await Promise.race([done, eventually(() => progress.has(/waiting for Kueue to admit it/), "Kueue is named")]);
        expect(await podsOf("queued")).to.deep.equal([]);
        await patchRayCluster(k8s, "ray", "queued", [{ op: "replace", path: "/spec/suspend", value: false }]);
        await done;
        expect(await podsOf("queued")).to.deep.equal(["cpu: ready", "headgroup: ready"]);
        await stack.refresh();
        expect((await stack.preview()).changeSummary, "after what Kueue wrote").to.have.keys("same");
    });

    it("takes MultiKueue's word for a cluster whose pods run elsewhere", async () => {
        const progress = new ProgressLines();
        const done = up({ remote: { ...SMALL, managedBy: "kueue.x-k8s.io/multikueue" } }, progress);
        await Promise.race([
            done,
            eventually(() => progress.has(/waiting for what MultiKueue reports/), "it is named"),
        ]);
        await kubernetes(lab()).custom.patchNamespacedCustomObjectStatus({
            group: "ray.io",
            version: "v1",
            plural: "rayclusters",
            namespace: "ray",
            name: "remote",
            body: [{ op: "add", path: "/status", value: { state: "ready" } }],
        });
        await done;
        expect(await podsOf("remote")).to.deep.equal([]);
    });
});

/** What Kueue's webhook does to RayClusters that name a queue. */
async function suspendWhatIsQueued(kubeconfig: string): Promise<void> {
    const config = new KubeConfig();
    config.loadFromFile(kubeconfig);
    const api = KubernetesObjectApi.makeApiClient(config);
    const rules = [{ apiGroups: ["ray.io"], apiVersions: ["v1"], operations: ["CREATE"], resources: ["rayclusters"] }];
    const kind = { apiVersion: "admissionregistration.k8s.io/v1", metadata: { name: "queued" } };
    const policy = {
        ...kind,
        kind: "MutatingAdmissionPolicy",
        spec: {
            matchConstraints: { resourceRules: rules },
            matchConditions: [{ name: "queued", expression: `"${QUEUE}" in object.metadata.?labels.orValue({})` }],
            reinvocationPolicy: "Never",
            mutations: [
                {
                    patchType: "JSONPatch",
                    jsonPatch: { expression: '[JSONPatch{op: "add", path: "/spec/suspend", value: true}]' },
                },
            ],
        },
    };
    const binding: KubernetesObject & { readonly spec: object } = {
        ...kind,
        kind: "MutatingAdmissionPolicyBinding",
        spec: { policyName: "queued" },
    };
    await api.create(policy);
    await api.create(binding);
}
