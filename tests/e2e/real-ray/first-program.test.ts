import { type OutputMap, type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { spawnSync } from "node:child_process";
import * as kuberay from "pulumi-kuberay";
import { runRayProgram, sumOfSquares } from "../../lab/real-machines/ray-program";
import { kubernetes, rayHead, rayPods } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { programStack } from "../../support/stack";
import { eventually } from "../../support/time";

/** The head on one node, a worker on each of two others, sized for EC2's machines of these types. */
const program = () => {
    const platform = new kuberay.RayPlatform("ml", {
        cluster: { name: "lab" },
        nodePools: {
            general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 2 },
            work: { instanceTypes: ["m7i.xlarge"], minSize: 2, maxSize: 3 },
        },
        rayClusters: {
            train: {
                image: "rayproject/ray:2.54.0-py311",
                podDefaults: { terminationGracePeriodSeconds: 5 },
                head: { pool: "general", cpu: 2, memory: "8Gi" },
                workers: { cpu: { pool: "work", podsPerNode: 1, replicas: 2 } },
                networkPolicy: { allowFrom: [{ podLabels: { app: "client" }, ports: [8265] }] },
            },
        },
    });
    return Promise.resolve({ tokens: platform.tokens });
};

describe("a Ray cluster on real nodes", () => {
    const lab = useLab("real-ray", "real");
    let stack: Stack;
    let made: OutputMap;

    const k8s = () => kubernetes(lab());
    const pods = () => rayPods(k8s(), "ray", "train");

    before(async () => {
        stack = await programStack(lab(), "unit", program);
        await stack.up();
        made = await stack.outputs();
    });

    it("is up with every container ready, on a node each", async () => {
        const statuses = (await pods()).flatMap(({ status }) => status?.containerStatuses ?? []);
        expect(statuses.map(({ ready, restartCount }) => ({ ready, restartCount }))).to.deep.equal(
            statuses.map(() => ({ ready: true, restartCount: 0 })),
        );
        expect(new Set((await pods()).map(({ spec }) => spec?.nodeName)).size).to.equal(3);
    });

    it("computes the right sum with tasks on every node, as a driver in a pod", async () => {
        const { parts, sum } = await runRayProgram(lab(), "ray", "train");
        const names = (await pods()).map(({ metadata }) => metadata?.name);
        expect(parts.map(({ pod }) => pod)).to.have.members(names);
        expect(sum).to.equal(sumOfSquares(Math.max(...parts.map(({ last }) => last))));
    });

    describe("whose NetworkPolicy lets in pods labelled app=client", () => {
        /** A pod of the cluster's namespace, to ask from. */
        const asker = async (app: string): Promise<void> => {
            const containers = [{ name: "shell", image: "debian:12", command: ["sleep", "3600"] }];
            const spec = { containers, terminationGracePeriodSeconds: 1 };
            const body = { metadata: { name: app, labels: { app } }, spec };
            await k8s().core.createNamespacedPod({ namespace: "ray", body });
        };
        /** Status of the dashboard's answer to that pod; `undefined` when there is none. */
        const status = (app: string, ...options: string[]): number | undefined => {
            const url = "http://train-head-svc.ray:8265/api/version";
            const wget = ["wget", "--server-response", "--output-document=-", "--timeout=5", "--tries=1"];
            const { stderr } = spawnSync("kubectl", ["exec", "-n", "ray", app, "--", ...wget, ...options, url], {
                env: { ...process.env, ...lab().env },
                encoding: "utf8",
            });
            const [, code] = /HTTP\/1\.1 (\d+)/.exec(stderr) ?? [];
            return code === undefined ? undefined : Number(code);
        };
        const bearer = (token: string): string => `--header=Authorization: Bearer ${token}`;

        before(async () => {
            for (const app of ["client", "stranger"]) await asker(app);
            const isRunning = async (name: string): Promise<boolean> =>
                (await k8s().core.readNamespacedPod({ namespace: "ray", name })).status?.phase === "Running";
            await eventually(async () => (await isRunning("client")) && (await isRunning("stranger")), "both run", 120);
        });

        it("answers such a pod 401 without a token, and 200 with the one that the output gives", () => {
            const { train: token = "" } = (made.tokens?.value ?? {}) as Record<string, string>;
            expect(made.tokens?.secret).to.equal(true);
            expect(status("client")).to.equal(401);
            expect(status("client", bearer("not-the-token"))).to.be.within(400, 499);
            expect(status("client", bearer(token))).to.equal(200);
        });

        it("does not answer another pod, nor anyone outside of the cluster", async () => {
            expect(status("stranger")).to.equal(undefined);
            const head = await rayHead(k8s(), "ray", "train");
            const url = `http://${head?.status?.podIP ?? ""}:8265/api/version`;
            const outcome = await fetch(url, { signal: AbortSignal.timeout(5000) }).catch((error: unknown) => error);
            expect(outcome).to.be.instanceOf(Error);
        });
    });

    describe("that is destroyed", () => {
        it("is gone, and the nodes with it", async () => {
            await stack.destroy();
            expect(await pods()).to.deep.equal([]);
            const nodes = async () => (await k8s().core.listNode()).items;
            await eventually(async () => (await nodes()).length === 0, "no node is left", 120);
        });
    });
});
