import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { getRayCluster, kubernetes, nodesByName, patchRayCluster, rayPods } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { adminWrites, type AwsRequest, awsRequests } from "../../support/requests";
import { programStack } from "../../support/stack";
import { eventually, everySecond } from "../../support/time";
import { trainCluster, unitArgs, unitProgram } from "../../support/unit";

const POOL_LABEL = "kuberay.pulumi.com/pool";

describe("a unit from typed inputs to a ready RayCluster", () => {
    const lab = useLab("ray-cluster");
    let stack: Stack;

    before(async () => {
        stack = await programStack(lab(), "unit", unitProgram(unitArgs()));
        await stack.up();
    });

    it("ends with a RayCluster that KubeRay calls ready", async () => {
        const cluster = await getRayCluster(kubernetes(lab()), "ray", "train");
        expect(cluster.status?.state).to.equal("ready");
    });

    it("runs every pod on a node of the pool it names, and nowhere else", async () => {
        const k8s = kubernetes(lab());
        const nodes = await nodesByName(k8s);
        const placed = (await rayPods(k8s, "ray", "train")).map((pod) => ({
            group: pod.metadata?.labels?.["ray.io/group"],
            pool: nodes.get(pod.spec?.nodeName ?? "")?.metadata?.labels?.[POOL_LABEL],
            phase: pod.status?.phase,
        }));
        const sorted = placed.map((pod) => `${pod.group} on ${pod.pool}: ${pod.phase}`).sort();
        expect(sorted).to.deep.equal([
            "cpu on general: Running",
            "cpu on general: Running",
            "gpu on gpu: Running",
            "headgroup on general: Running",
        ]);
    });

    it("gives nodes exactly the labels and taints that the request carried", async () => {
        const nodes = [...(await nodesByName(kubernetes(lab()))).values()];
        const requests = (await awsRequests(lab())).filter((request) => request.operation === "CreateNodegroup");
        expect(requests).to.have.lengthOf(2);
        for (const request of requests) {
            const { labels, taints = [] } = request.input as unknown as NodegroupRequest;
            const members = nodes.filter((node) => node.metadata?.labels?.[POOL_LABEL] === labels[POOL_LABEL]);
            expect(members.length, `nodes of ${labels[POOL_LABEL]}`).to.be.greaterThan(0);
            for (const { metadata, spec } of members) {
                expect(metadata?.labels).to.include(labels);
                expect((spec?.taints ?? []).map(keyAndValue)).to.have.members(taints.map(keyAndValue));
            }
        }
    });

    it("gives pods the selector, the tolerations and the GPUs that match their nodes", async () => {
        const pods = await rayPods(kubernetes(lab()), "ray", "train");
        const gpuPod = pods.find((pod) => pod.metadata?.labels?.["ray.io/group"] === "gpu");
        expect(gpuPod?.spec?.nodeSelector).to.include({ [POOL_LABEL]: "gpu" });
        const tolerated = (gpuPod?.spec?.tolerations ?? []).map((toleration) => toleration.key);
        expect(tolerated).to.include.members(["nvidia.com/gpu", "example.com/team"]);
        expect(gpuPod?.spec?.containers[0]?.resources?.limits).to.include({ "nvidia.com/gpu": "1" });
    });

    it("changes nothing in a second up, and sends no mutating request to either backend", async () => {
        const kubernetesBefore = adminWrites(lab()).length;
        const awsBefore = mutating(await awsRequests(lab())).length;
        await stack.up();
        expect(Object.keys((await stack.info())?.resourceChanges ?? {})).to.deep.equal(["same"]);
        expect(adminWrites(lab()).slice(kubernetesBefore)).to.deep.equal([]);
        expect(mutating(await awsRequests(lab())).slice(awsBefore)).to.deep.equal([]);
    });

    it("shows nothing in a preview after a refresh", async () => {
        await stack.refresh();
        const preview = await stack.preview({ expectNoChanges: true });
        expect(Object.keys(preview.changeSummary)).to.deep.equal(["same"]);
    });

    it("lets 20 label edits through while an autoscaler writes replicas, keeps the count and kills no pod", async () => {
        const k8s = kubernetes(lab());
        await patchRayCluster(k8s, "ray", "train", [
            { op: "replace", path: "/spec/workerGroupSpecs/1/replicas", value: 3 },
        ]);
        await podsOf(3);
        const before = await podUids();
        const autoscaler = everySecond(() =>
            patchRayCluster(k8s, "ray", "train", [
                { op: "replace", path: "/spec/workerGroupSpecs/1/replicas", value: 3 },
                { op: "add", path: "/spec/workerGroupSpecs/1/scaleStrategy", value: { workersToDelete: [] } },
            ]),
        );
        try {
            for (let edit = 1; edit <= 20; edit++) {
                const labels = { edit: `number-${edit}` };
                stack.workspace.program = unitProgram(unitArgs({ rayClusters: { train: trainCluster({ labels }) } }));
                await stack.up();
                expect((await stack.info())?.resourceChanges?.update, `edit ${edit}`).to.be.at.least(1);
                const cluster = await getRayCluster(k8s, "ray", "train");
                expect(cluster.metadata.labels).to.include(labels);
                expect(cluster.spec.workerGroupSpecs?.find((group) => group.groupName === "gpu")?.replicas).to.equal(3);
            }
        } finally {
            const writes = await autoscaler.stop();
            expect(writes, "writes of the stand-in autoscaler").to.be.at.least(20);
        }
        expect(await podUids()).to.deep.equal(before);
    });

    it("sees no drift in what the autoscaler owns", async () => {
        await stack.refresh();
        const preview = await stack.preview({ expectNoChanges: true });
        expect(Object.keys(preview.changeSummary)).to.deep.equal(["same"]);
    });

    const podUids = async (): Promise<string[]> =>
        (await rayPods(kubernetes(lab()), "ray", "train")).map((pod) => pod.metadata?.uid ?? "").sort();

    const podsOf = async (gpuWorkers: number): Promise<void> => {
        const isThere = async () =>
            (await rayPods(kubernetes(lab()), "ray", "train")).filter(
                (pod) => pod.metadata?.labels?.["ray.io/group"] === "gpu" && pod.status?.phase === "Running",
            ).length === gpuWorkers;
        await eventually(isThere, `${gpuWorkers} gpu workers run`);
    };
});

interface NodegroupRequest {
    readonly labels: Record<string, string>;
    readonly taints?: { readonly key: string; readonly value?: string; readonly effect: string }[];
}

const keyAndValue = ({ key, value }: { readonly key: string; readonly value?: string }) => `${key}=${value ?? ""}`;

const mutating = (requests: readonly AwsRequest[]): AwsRequest[] => requests.filter((request) => request.mutating);
