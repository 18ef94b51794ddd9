import { type V1Pod } from "@kubernetes/client-node";
import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { type Lab, startLab } from "../../lab/lab";
import { type LabRecord } from "../../lab/record";
import { isRunning } from "../../lab/supervisor/process-identity";
import { hostState } from "../../support/host-state";
import { kubernetes, type Kubernetes } from "../../support/kubernetes";
import { createNodeGroup, labelNodeGroup, scaleNodeGroup } from "../../support/node-group";
import { eventually } from "../../support/time";

const namespace = "default";
const IMAGE = "debian:12";

/** A pod that answers with its name on port 8000. */
const server = (name: string, node?: string, image = IMAGE): V1Pod => ({
    metadata: { name, labels: { app: "web" } },
    spec: {
        nodeName: node,
        tolerations: [{ operator: "Exists" }],
        terminationGracePeriodSeconds: 1,
        containers: [
            {
                name: "web",
                image,
                command: ["sh", "-c", "cd /run && hostname > index.html && exec python3 -m http.server 8000"],
                readinessProbe: { httpGet: { path: "/", port: 8000 }, periodSeconds: 1 },
            },
        ],
    },
});

describe("real nodes", () => {
    const untouched = hostState();
    let lab: Lab;
    let k8s: Kubernetes;

    const nodes = async () => (await k8s.core.listNode()).items;
    const podOf = (name: string) => k8s.core.readNamespacedPod({ namespace, name });
    const isReady = async (name: string): Promise<boolean> =>
        (await podOf(name)).status?.containerStatuses?.[0]?.ready === true;
    const inPod = (name: string, ...command: string[]): string =>
        execFileSync("kubectl", ["exec", name, "--", ...command], { env: { ...process.env, ...lab.env } }).toString();

    before(async () => {
        lab = await startLab({ name: "e2e-real-nodes", nodes: "real", fresh: true });
        k8s = kubernetes(lab);
    });

    after(() => lab.stop());

    it("are the machines of a node group, with its labels and taints, and the size that kubelet computes for the type", async () => {
        await createNodeGroup(lab, { name: "general", instanceType: "m7i.4xlarge", size: 2, labels: { team: "ml" } });
        await eventually(async () => (await nodes()).length === 2, "two nodes have registered");
        for (const { metadata, spec, status } of await nodes()) {
            expect(metadata?.labels).to.include({
                team: "ml",
                "eks.amazonaws.com/nodegroup": "general",
                "node.kubernetes.io/instance-type": "m7i.4xlarge",
                "kubernetes.io/arch": "amd64",
            });
            expect(spec?.taints).to.deep.include({ key: "example.com/team", value: "ml", effect: "NoSchedule" });
            // What the simulated node of this type has, and what the product counts with.
            expect(status?.allocatable).to.include({ cpu: "15890m", memory: "60313Mi", pods: "110" });
            expect(status?.nodeInfo?.containerRuntimeVersion).to.match(/^containerd:/);
        }
    });

    it("run containers that find each other by name, across nodes", async () => {
        const [first, second] = (await nodes()).map(({ metadata }) => metadata?.name);
        await k8s.core.createNamespacedPod({ namespace, body: server("here", first) });
        await k8s.core.createNamespacedPod({ namespace, body: server("there", second) });
        const spec = { selector: { app: "web" }, ports: [{ port: 80, targetPort: 8000 }] };
        await k8s.core.createNamespacedService({ namespace, body: { metadata: { name: "web" }, spec } });
        await eventually(async () => (await isReady("here")) && (await isReady("there")), "both serve", 120);
        const { podIP = "" } = (await podOf("there")).status ?? {};
        expect(inPod("here", "wget", "-qO-", `http://${podIP}:8000`).trim()).to.equal("there");
        const address = "http://web.default.svc.cluster.local";
        const answers = Array.from({ length: 20 }, () => inPod("here", "wget", "-qO-", address).trim());
        expect([...new Set(answers)].sort(), "answers by the Service").to.deep.equal(["here", "there"]);
    });

    it("say why when there is no such image", async () => {
        await k8s.core.createNamespacedPod({ namespace, body: server("absent", undefined, "example.com/app:1") });
        const waiting = async () => (await podOf("absent")).status?.containerStatuses?.[0]?.state?.waiting;
        await eventually(async () => (await waiting())?.reason?.includes("ImagePull") === true, "the pull fails");
        expect((await waiting())?.message).to.include("example.com/app:1");
    });

    it("take labels that their group is given later", async () => {
        await labelNodeGroup(lab, "general", { team: "other" });
        const teams = async () => (await nodes()).map(({ metadata }) => metadata?.labels?.team);
        await eventually(async () => (await teams()).every((team) => team === "other"), "every node has heard");
    });

    it("leave with their pods evicted when the group shrinks, and come when it grows", async () => {
        await scaleNodeGroup(lab, "general", 1);
        await eventually(async () => (await nodes()).length === 1, "one node is left", 120);
        const [left] = await nodes();
        const pods = (await k8s.core.listNamespacedPod({ namespace })).items;
        expect(pods.filter(({ spec }) => spec?.nodeName !== left?.metadata?.name)).to.deep.equal([]);
        await scaleNodeGroup(lab, "general", 2);
        await eventually(async () => (await nodes()).length === 2, "another one has come");
        const newcomer = (await nodes()).find(({ metadata }) => metadata?.name !== left?.metadata?.name);
        await k8s.core.createNamespacedPod({ namespace, body: server("late", newcomer?.metadata?.name) });
        await eventually(() => isReady("late"), "a pod on it serves", 120);
    });

    it("leave nothing on the machine when the lab goes, though its supervisor has crashed", async () => {
        const record = JSON.parse(readFileSync(join(lab.directory, "lab.json"), "utf8")) as LabRecord;
        const { supervisor } = record;
        if (supervisor === undefined) throw new Error("the lab has no supervisor");
        process.kill(supervisor.pid, "SIGKILL");
        await eventually(() => Promise.resolve(!isRunning(supervisor)), "it has crashed");
        expect(hostState(), "the nodes are still there").to.not.deep.equal(untouched);
        await lab.stop();
        expect(hostState()).to.deep.equal(untouched);
    });

    it("leave nothing either when a lab with running nodes is taken down", async () => {
        lab = await startLab({ name: "e2e-real-nodes", nodes: "real", fresh: true });
        k8s = kubernetes(lab);
        await createNodeGroup(lab, { name: "general", instanceType: "m7i.large", size: 1 });
        await eventually(async () => (await nodes()).length === 1, "a node has registered");
        await k8s.core.createNamespacedPod({ namespace, body: server("here") });
        await eventually(() => isReady("here"), "a pod serves", 120);
        await lab.stop();
        expect(hostState()).to.deep.equal(untouched);
    });
});
