import { type Stack, type UpResult } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import * as kuberay from "pulumi-kuberay";
import { runRayProgram, sumOfSquares } from "../../lab/real-machines/ray-program";
import { kubernetes, rayPods } from "../../support/kubernetes";
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
                head: { pool: "general", cpu: 2, memory: "8Gi" },
                workers: { cpu: { pool: "work", podsPerNode: 1, replicas: 2 } },
            },
        },
    });
    return Promise.resolve({ tokens: platform.tokens });
};

describe("a Ray cluster on real nodes", () => {
    const lab = useLab("real-ray", "real");
    let stack: Stack;
    let made: UpResult;

    const pods = () => rayPods(kubernetes(lab()), "ray", "train");

    before(async () => {
        stack = await programStack(lab(), "unit", program);
        made = await stack.up();
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

    it("answers 401 without a token, and 200 with the one that the output gives", async () => {
        const head = (await pods()).find(({ metadata }) => metadata?.labels?.["ray.io/node-type"] === "head");
        const ask = async (headers: Record<string, string>): Promise<number> =>
            (await fetch(`http://${head?.status?.podIP ?? ""}:8265/api/version`, { headers })).status;
        const { train: token } = (made.outputs.tokens?.value ?? {}) as Record<string, string>;
        expect(made.outputs.tokens?.secret).to.equal(true);
        expect(await ask({})).to.equal(401);
        expect(await ask({ authorization: "Bearer not-the-token" })).to.not.equal(200);
        expect(await ask({ authorization: `Bearer ${token ?? ""}` })).to.equal(200);
    });

    it("is gone after pulumi destroy, the nodes too", async () => {
        await stack.destroy();
        expect(await pods()).to.deep.equal([]);
        const nodes = async () => (await kubernetes(lab()).core.listNode()).items;
        await eventually(async () => (await nodes()).length === 0, "no node is left", 120);
    });
});
