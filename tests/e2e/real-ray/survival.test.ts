import { type V1Pod } from "@kubernetes/client-node";
import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { join } from "node:path";
import type * as kuberay from "pulumi-kuberay";
import { runInHead, startInHead } from "../../lab/real-machines/head-program";
import { kubernetes, rayHead, rayPods } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { programStack } from "../../support/stack";
import { eventually } from "../../support/time";
import { oneNode, smallCluster, unitArgs, unitProgram } from "../../support/unit";

interface Answer {
    readonly rounds: number;
    readonly entries: Record<string, number>;
    readonly before: Record<string, string>;
    readonly after: Record<string, string>;
}

const namespace = "default";

/** Two groups of two workers, which Ray tells apart by a resource of the group's name. */
const group = (name: string, differs: object = {}) => ({
    pool: "general",
    cpu: 1,
    memory: "2Gi",
    replicas: 2,
    rayResources: { CPU: "1", [name]: "1" },
    ...differs,
});
const unit = (rayClusters: kuberay.RayPlatformArgs["rayClusters"]) =>
    unitProgram(unitArgs({ nodePools: oneNode, rayClusters }));
const train = (differs: object = {}) =>
    smallCluster(
        { edited: group("edited", differs), steady: group("steady") },
        { gcsFaultTolerance: { redisAddress: "redis.default:6379" } },
    );

describe("a Ray cluster that keeps its state in Redis", () => {
    const lab = useLab("real-survival", "real");
    let stack: Stack;

    const k8s = () => kubernetes(lab());
    const pods = () => rayPods(k8s(), "ray", "train");
    const head = () => rayHead(k8s(), "ray", "train");
    const program = (name: string) => join(__dirname, "programs", name);
    const run = (name: string) => runInHead(lab(), "ray", "train", program(name));
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
        stack = await programStack(lab(), "unit", unit({ train: train() }));
        await stack.up();
    });

    describe("an edit of one worker group under a running driver", () => {
        let found: V1Pod[];
        let left: V1Pod[];
        let answer: Answer;

        const idsOf = (some: readonly V1Pod[], group: string) =>
            some
                .filter(({ metadata }) => metadata?.labels?.["ray.io/group"] === group)
                .map(({ metadata }) => metadata?.uid)
                .sort();

        before(async () => {
            found = await pods();
            const driver = await startInHead(lab(), "ray", "train", program("two-groups.py"));
            await driver.hasPrinted("working");
            stack.workspace.program = unit({ train: train({ env: { EDITED: "yes" } }) });
            await stack.up();
            left = await pods();
            answer = JSON.parse(await driver.answer) as Answer;
        });

        it("restarts that group's pods", () => {
            const [old, young] = [idsOf(found, "edited"), idsOf(left, "edited")];
            expect(old).to.have.length(2);
            expect(young).to.have.length(2);
            expect(young.filter((id) => old.includes(id))).to.deep.equal([]);
        });

        for (const group of ["headgroup", "steady"]) {
            it(`leaves the pods of ${group} alone, containers and all`, () => {
                expect(idsOf(left, group)).to.deep.equal(idsOf(found, group));
                const statuses = left.flatMap(({ status }) => status?.containerStatuses ?? []);
                expect(statuses.map(({ restartCount }) => restartCount)).to.deep.equal(statuses.map(() => 0));
            });
        }

        it("loses no task, and no actor on the head or the other group", () => {
            expect(answer.after).to.deep.equal(answer.before);
            expect(answer.entries).to.deep.equal({ head: answer.rounds, steady: answer.rounds });
            expect(answer.rounds).to.be.greaterThan(3);
        });
    });

    describe("when its head was killed", () => {
        it("still has its actors, with what they knew", async () => {
            expect(await run("remember.py")).to.equal("3");
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
            expect(await run("recall.py")).to.equal("4");
        });
    });

    // In a describe of its own: mocha runs the tests of a suite before the suites in it.
    describe("that goes", () => {
        it("leaves no key in Redis", async () => {
            expect(keys()).to.be.greaterThan(0);
            stack.workspace.program = unit(undefined);
            await stack.up();
            expect(await pods()).to.deep.equal([]);
            expect(keys()).to.equal(0);
        });
    });
});
