import { ApiException, type V1Pod } from "@kubernetes/client-node";
import { expect } from "chai";
import { existsSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { type Lab, startLab } from "../../lab/lab";
import { type LabRecord } from "../../lab/record";
import { isRunning } from "../../lab/supervisor/process-identity";
import { ifThere, kubernetes, type Kubernetes } from "../../support/kubernetes";
import { createNodeGroup, scaleNodeGroup } from "../../support/node-group";
import { installOperator } from "../../support/operator-deployment";
import { eventually } from "../../support/time";

const TOLERATIONS = [{ key: "example.com/team", operator: "Exists" }];

const pod = (name: string, image: string, differs: Partial<V1Pod["spec"]> = {}): V1Pod => ({
    metadata: { name },
    spec: { containers: [{ name: "main", image }], tolerations: TOLERATIONS, ...differs },
});

/** Everybody who has written to the API server, from its audit log. */
const writers = (lab: Lab): string[] =>
    readFileSync(join(lab.directory, "logs", "audit.log"), "utf8")
        .trimEnd()
        .split("\n")
        .map((line) => (JSON.parse(line) as { user: { username: string } }).user.username);

describe("the lab", () => {
    let lab: Lab;
    let k8s: Kubernetes;
    const namespace = "default";

    const waitingReason = async (name: string): Promise<string | undefined> =>
        (await k8s.core.readNamespacedPod({ name, namespace })).status?.containerStatuses?.[0]?.state?.waiting?.reason;

    const recordOf = ({ directory }: Lab): LabRecord =>
        JSON.parse(readFileSync(join(directory, "lab.json"), "utf8")) as LabRecord;

    before(async () => {
        lab = await startLab({ name: "e2e-lab", fresh: true });
        k8s = kubernetes(lab);
    });

    after(() => lab.stop());

    it("runs every part and says so", async () => {
        const { phase, problems, processes } = await lab.status();
        expect({ phase, problems }).to.deep.equal({ phase: "ready", problems: [] });
        expect(processes.map(({ name }) => name)).to.include.members([
            "etcd",
            "kube-apiserver",
            "kube-controller-manager",
            "kube-scheduler",
            "kwok",
            "moto",
        ]);
        expect(processes.filter(({ healthy }) => !healthy)).to.deep.equal([]);
    });

    it("turns a node group's machines into nodes with its labels and taints and the size that EC2 gives them", async () => {
        await createNodeGroup(lab, { name: "general", instanceType: "m7i.4xlarge", size: 2, labels: { team: "ml" } });
        await eventually(async () => (await k8s.core.listNode()).items.length === 2, "two nodes have registered");
        const [node] = (await k8s.core.listNode()).items;
        expect(node?.metadata?.labels).to.include({
            team: "ml",
            "eks.amazonaws.com/nodegroup": "general",
            "node.kubernetes.io/instance-type": "m7i.4xlarge",
            "kubernetes.io/arch": "amd64",
        });
        expect(node?.spec?.taints).to.deep.include({ key: "example.com/team", value: "ml", effect: "NoSchedule" });
        expect(node?.status?.allocatable).to.include({ cpu: "15890m", memory: "60313Mi", pods: "110" });
    });

    it("schedules and runs a pod on a machine", async () => {
        await k8s.core.createNamespacedPod({ namespace, body: pod("runs", "example.com/app:1") });
        const read = () => k8s.core.readNamespacedPod({ namespace, name: "runs" });
        await eventually(async () => (await read()).status?.phase === "Running", "the pod runs");
        const nodes = (await k8s.core.listNode()).items.map(({ metadata }) => metadata?.name);
        expect(nodes).to.include((await read()).spec?.nodeName);
    });

    for (const image of ["registry.invalid/app:1", "example.com/app:does-not-exist"]) {
        it(`never runs a pod whose image cannot be pulled: ${image}`, async () => {
            const name = image.startsWith("registry") ? "no-registry" : "no-tag";
            await k8s.core.createNamespacedPod({ namespace, body: pod(name, image) });
            await eventually(async () => (await waitingReason(name)) === "ImagePullBackOff", "it backs off");
        });
    }

    it("lets a pod crash, wait or start late when its annotation asks for it", async () => {
        const annotated = async (name: string, annotation: string, value: string) => {
            const { spec } = pod(name, "example.com/app:1");
            const annotations = { [`lab.kuberay.pulumi.com/${annotation}`]: value };
            await k8s.core.createNamespacedPod({ namespace, body: { metadata: { name, annotations }, spec } });
        };
        await annotated("crashes", "crash-loop", "true");
        await annotated("waits", "waiting", "CreateContainerConfigError");
        await annotated("late", "start-delay", "3s");
        await eventually(async () => (await waitingReason("crashes")) === "CrashLoopBackOff", "it crashes");
        await eventually(async () => (await waitingReason("waits")) === "CreateContainerConfigError", "it waits");
        const late = () => k8s.core.readNamespacedPod({ namespace, name: "late" });
        await eventually(async () => (await late()).status?.phase === "Running", "the late one runs");
        const { metadata, status } = await late();
        const tookMs = (status?.startTime?.getTime() ?? 0) - (metadata?.creationTimestamp?.getTime() ?? 0);
        expect(tookMs).to.be.at.least(2000);
    });

    it("refuses a pod whose service account is missing, as a real cluster does", async () => {
        const body = pod("nobody", "example.com/app:1", { serviceAccountName: "nobody" });
        const refusal = await k8s.core.createNamespacedPod({ namespace, body }).catch((error: unknown) => error);
        expect(refusal).to.be.instanceOf(ApiException);
        expect((refusal as ApiException<unknown>).body).to.include('serviceaccount \\"nobody\\" not found');
    });

    it("runs the real operator behind its Deployment, as the Deployment's service account", async () => {
        await createNodeGroup(lab, { name: "system", instanceType: "m7i.large", size: 1 });
        await installOperator(lab, { namespace: "ray-system", tolerations: TOLERATIONS });
        const deployment = () =>
            k8s.apps.readNamespacedDeployment({ namespace: "ray-system", name: "kuberay-operator" });
        await eventually(async () => (await deployment()).status?.readyReplicas === 1, "the operator is ready");
        const pid = await lab.operator.pid();
        const commandLine = readFileSync(`/proc/${pid ?? 0}/cmdline`, "utf8").split("\0");
        expect(commandLine).to.include("--leader-election-namespace=ray-system");
        const account = "system:serviceaccount:ray-system:kuberay-operator";
        await eventually(() => Promise.resolve(writers(lab).includes(account)), `${account} writes`);
    });

    it("starts the operator again when it is killed, and shows the restart on the pod", async () => {
        const before = await lab.operator.pid();
        await lab.operator.kill();
        await eventually(async () => ![undefined, before].includes(await lab.operator.pid()), "another one runs");
        const operator = async () => (await k8s.core.listNamespacedPod({ namespace: "ray-system" })).items[0];
        await eventually(
            async () => (await operator())?.status?.containerStatuses?.[0]?.ready === true,
            "its pod is ready again",
        );
        expect((await operator())?.status?.containerStatuses?.[0]?.restartCount).to.equal(1);
    });

    it("keeps the operator away while it is paused", async () => {
        await lab.operator.pause();
        expect(await lab.operator.pid()).to.equal(undefined);
        await lab.operator.resume();
        await eventually(async () => (await lab.operator.pid()) !== undefined, "the operator is back");
    });

    it("stops the operator with its Deployment", async () => {
        await k8s.apps.deleteNamespacedDeployment({ namespace: "ray-system", name: "kuberay-operator" });
        await eventually(async () => (await lab.operator.pid()) === undefined, "no operator runs");
        await eventually(
            async () => (await k8s.core.listNamespacedPod({ namespace: "ray-system" })).items.length === 0,
            "its pod is gone",
        );
    });

    it("removes the newest machine, and its pods, when a node group shrinks", async () => {
        await scaleNodeGroup(lab, "general", 1);
        const nodes = async () =>
            (await k8s.core.listNode({ labelSelector: "eks.amazonaws.com/nodegroup=general" })).items;
        await eventually(async () => (await nodes()).length === 1, "one node is left");
        const names = new Set((await k8s.core.listNode()).items.map(({ metadata }) => metadata?.name));
        await eventually(
            async () =>
                (await k8s.core.listPodForAllNamespaces()).items.every(
                    ({ spec }) => spec?.nodeName === undefined || names.has(spec.nodeName),
                ),
            "no pod is left on the machine that went",
        );
    });

    it("runs beside another lab, and each goes without a trace", async () => {
        const other = await startLab({ name: "e2e-lab-other", fresh: true });
        const { processes, supervisor } = recordOf(other);
        expect((await kubernetes(other).core.listNode()).items).to.deep.equal([]);
        await other.stop();
        expect(existsSync(other.directory)).to.equal(false);
        expect([supervisor, ...processes].filter((one) => one !== undefined && isRunning(one))).to.deep.equal([]);
        expect(await ifThere(k8s.core.readNamespace({ name: "default" })), "the first lab").to.not.equal(undefined);
    });

    it("goes without a trace even when its supervisor has crashed", async () => {
        const crashed = await startLab({ name: "e2e-lab-crashed", fresh: true });
        const { processes, supervisor } = recordOf(crashed);
        process.kill(supervisor?.pid ?? 0, "SIGKILL");
        await eventually(() => Promise.resolve(supervisor !== undefined && !isRunning(supervisor)), "it has crashed");
        expect(processes.filter(isRunning).map(({ name }) => name)).to.include("etcd");
        await crashed.stop();
        expect(existsSync(crashed.directory)).to.equal(false);
        expect(processes.filter(isRunning)).to.deep.equal([]);
    });
});
