import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type * as kuberay from "pulumi-kuberay";
import { runInHead } from "../../lab/real-machines/head-program";
import { kubernetes, rayHead, rayPods } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { programStack } from "../../support/stack";
import { eventually } from "../../support/time";
import { oneNode, trainCluster, unitArgs, unitProgram } from "../../support/unit";

const namespace = "default";

const unit = (rayClusters: kuberay.RayPlatformArgs["rayClusters"]) =>
    unitProgram(unitArgs({ nodePools: oneNode, rayClusters }));

const clusters = {
    train: trainCluster({
        head: { pool: "general", cpu: 2, memory: "6Gi" },
        workers: { cpu: { pool: "general", cpu: 1, memory: "2Gi", replicas: 1 } },
        gcsFaultTolerance: { redisAddress: "redis.default:6379" },
    }),
};

describe("a Ray cluster that keeps its state in Redis", () => {
    const lab = useLab("real-fault-tolerance", "real");
    let stack: Stack;

    const k8s = () => kubernetes(lab());
    const head = () => rayHead(k8s(), "ray", "train");
    const program = (name: string) => runInHead(lab(), "ray", "train", join(__dirname, "programs", name));
    const keys = (): number =>
        Number(
            execFileSync("kubectl", ["exec", "-n", namespace, "redis", "--", "redis-cli", "dbsize"], {
                env: { ...process.env, ...lab().env },
                encoding: "utf8",
            }).replace(/\D/g, ""),
        );

    before(async () => {
        const metadata = { name: "redis", labels: { app: "redis" } };
        const containers = [{ name: "redis", image: "redis:7" }];
        await k8s().core.createNamespacedPod({ namespace, body: { metadata, spec: { containers } } });
        const spec = { selector: metadata.labels, ports: [{ port: 6379 }] };
        await k8s().core.createNamespacedService({ namespace, body: { metadata, spec } });
        stack = await programStack(lab(), "unit", unit(clusters));
        await stack.up();
    });

    it("still has its actors, with what they knew, when the head was killed", async () => {
        expect(await program("remember.py")).to.equal("3");
        const lost = await head();
        await k8s().core.deleteNamespacedPod({
            namespace: "ray",
            name: lost?.metadata?.name ?? "",
            body: { gracePeriodSeconds: 0 },
        });
        await eventually(
            async () => {
                const found = await head();
                const isReady = found?.status?.containerStatuses?.every(({ ready }) => ready) === true;
                return isReady && found.metadata?.uid !== lost?.metadata?.uid;
            },
            "another head is ready",
            180,
        );
        expect(await program("recall.py")).to.equal("4");
    });

    it("leaves no key in Redis when it goes", async () => {
        expect(keys()).to.be.greaterThan(0);
        stack.workspace.program = unit(undefined);
        await stack.up();
        expect(await rayPods(k8s(), "ray", "train")).to.deep.equal([]);
        expect(keys()).to.equal(0);
    });
});
