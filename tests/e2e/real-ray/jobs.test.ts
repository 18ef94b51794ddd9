import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import * as kuberay from "pulumi-kuberay";
import { ifThere, kubernetes, rayHead, rayPods } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { rayJob, rayJobBecomes, rayJobLogs, rayJobStatus } from "../../support/ray-jobs";
import { programStack } from "../../support/stack";
import { eventually } from "../../support/time";
import { oneNode, smallCluster, unitArgs } from "../../support/unit";

/** A minute's work for one CPU. */
const SUM = `
import ray, time
ray.init()
@ray.remote(num_cpus=1)
def square(number):
    time.sleep(2)
    return number * number
answer = sum(ray.get([square.remote(number) for number in range(60)]))
assert answer == 70210, answer
print("the sum is", answer)
`;
const ENDLESS = `
import ray, time
ray.init()
@ray.remote(num_cpus=1)
def wait():
    time.sleep(3600)
ray.get([wait.remote() for _ in range(2)])
`;
import { DEFAULT_KUBERAY_VERSION } from "../../../provider/src/shared/versions";

const JOBS = { sum: SUM, endless: ENDLESS };

/** A unit with an operator of that version, and one job on its cluster. */
const program = (version: string, job: keyof typeof JOBS) => () => {
    const platform = new kuberay.RayPlatform(
        "ml",
        unitArgs({
            nodePools: oneNode,
            operator: { version },
            rayClusters: {
                train: smallCluster({ cpu: { pool: "general", cpu: 1, memory: "2Gi", replicas: 2 } }),
            },
        }),
    );
    rayJob(job, JOBS[job], platform);
    return Promise.resolve({});
};

describe("a running RayJob", () => {
    const lab = useLab("real-jobs", "real");
    let stack: Stack;

    const k8s = () => kubernetes(lab());
    const pods = async () => (await rayPods(k8s(), "ray", "train")).map(({ metadata }) => metadata?.uid).sort();
    const operatorImages = async () =>
        (await k8s().core.listNamespacedPod({ namespace: "kuberay-operator" })).items.map(
            ({ spec }) => spec?.containers[0]?.image,
        );

    before(async () => {
        stack = await programStack(lab(), "unit", program("1.5.1", "sum"));
        await stack.up();
    });

    it("finishes with the right answer when the operator is upgraded under it, and no pod restarts", async () => {
        await rayJobBecomes(k8s(), "sum", "RUNNING", 120);
        expect(await operatorImages()).to.deep.equal(["quay.io/kuberay/operator:v1.5.1"]);
        const before = await pods();
        stack.workspace.program = program(DEFAULT_KUBERAY_VERSION, "sum");
        await stack.up();
        expect((await rayJobStatus(k8s(), "sum")).jobStatus, "the upgrade was quick").to.equal("RUNNING");
        expect(await operatorImages()).to.deep.equal([`quay.io/kuberay/operator:v${DEFAULT_KUBERAY_VERSION}`]);
        await rayJobBecomes(k8s(), "sum", "SUCCEEDED", 180);
        expect(await pods()).to.deep.equal(before);
        const head = await rayHead(k8s(), "ray", "train");
        const { jobId = "" } = await rayJobStatus(k8s(), "sum");
        expect(rayJobLogs(lab(), head?.metadata?.name ?? "", jobId)).to.include("the sum is 70210");
    });

    it("does not hold up pulumi destroy, which leaves nothing", async () => {
        stack.workspace.program = program(DEFAULT_KUBERAY_VERSION, "endless");
        await stack.up();
        await rayJobBecomes(k8s(), "endless", "RUNNING", 120);
        await stack.destroy();
        for (const namespace of ["ray", "kuberay-operator"])
            expect(await ifThere(k8s().core.readNamespace({ name: namespace })), namespace).to.equal(undefined);
        const nodes = async () => (await k8s().core.listNode()).items;
        await eventually(async () => (await nodes()).length === 0, "no node is left", 120);
    });
});
