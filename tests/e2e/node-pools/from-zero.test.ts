import { type V1Node } from "@kubernetes/client-node";
import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { scalar } from "../../lab/machines/scalar";
import { ClusterAutoscalerStandIn, imaginedNode } from "../../support/cluster-autoscaler";
import { getRayCluster, kubernetes, rayWorkers } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { neuronPlugin } from "../../support/neuron-plugin";
import { EMPTY_POOLS, GROUPS } from "../../support/node-pools/empty-pools";
import { nodesOfPool } from "../../support/pool-watch";
import { awsRequests, awsSettings } from "../../support/requests";
import { failureOf, programStack } from "../../support/stack";
import { eventually } from "../../support/time";
import { trainCluster, unitProgram } from "../../support/unit";

type Args = Parameters<typeof unitProgram>[0];

/** Names in which a node's figures are not the pool's business, or not in the tags unless the pool says so. */
const NOT_PROMISED = ["pods", "aws.amazon.com/neurondevice"];
const MIB = 2 ** 20;

describe("a pool without nodes", () => {
    const lab = useLab("node-pool-from-zero");
    let stack: Stack;
    let autoscaler: ClusterAutoscalerStandIn;

    const unit = (differs: Partial<Args> = {}): Args => ({
        cluster: { name: "lab" },
        nodePools: { general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 1 }, ...EMPTY_POOLS },
        rayClusters: { train: trainCluster({ workers: GROUPS }) },
        ...differs,
    });
    const k8s = () => kubernetes(lab());
    /** Of the group of a pool: what its tags promise, in the scheduler's units. */
    const promisedOf = async (pool: string): Promise<Record<string, number>> => {
        const group = (await autoscaler.groups()).find(({ nodegroupName }) =>
            new RegExp(`^ml-${pool}-[0-9a-f]{6}$`).test(nodegroupName ?? ""),
        );
        expect(group, pool).to.not.equal(undefined);
        const { resources } = imaginedNode(group ?? {});
        return Object.fromEntries(Object.entries(resources).map(([name, value]) => [name, scalar(value)]));
    };
    /** Whole MiB, as the tags have them. */
    const offeredBy = ({ status }: V1Node): Record<string, number> =>
        Object.fromEntries(
            Object.entries(status?.allocatable ?? {}).map(([name, value]) => {
                const figure = scalar(value);
                return [name, name === "ephemeral-storage" ? Math.floor(figure / MIB) * MIB : figure];
            }),
        );
    const nodeOf = async (pool: string): Promise<V1Node> => {
        const [node, ...others] = await nodesOfPool(k8s(), pool);
        if (node === undefined || others.length > 0) throw new Error(`${others.length} nodes more in ${pool}`);
        return node;
    };

    before(async () => {
        // The tags take so much for the hypervisor on purpose, more than was ever measured.
        await awsSettings(lab(), { memoryOverheadPercent: 7.5 });
        await k8s().apps.createNamespacedDaemonSet({ namespace: "kube-system", body: neuronPlugin() });
        autoscaler = new ClusterAutoscalerStandIn(lab(), k8s());
        stack = await programStack(lab(), "from-zero", unitProgram(unit()));
        await stack.up();
    });
    after(() => autoscaler.stop());

    it("gets one for the pod that waits for it, by what its tags promise", async () => {
        expect((await getRayCluster(k8s(), "ray", "train")).status?.state).to.equal("ready");
        expect(autoscaler.errors).to.deep.equal([]);
        const workers = await rayWorkers(k8s(), "ray", "train");
        expect(workers).to.have.lengthOf(Object.keys(GROUPS).length);
        for (const { spec, status, metadata } of workers) {
            const group = metadata?.labels?.["ray.io/group"] ?? "";
            expect(status?.phase, group).to.equal("Running");
            expect(spec?.nodeName, group).to.equal((await nodeOf(group)).metadata?.name);
        }
    });

    for (const pool of Object.keys(EMPTY_POOLS)) {
        it(`${pool}: its node offers exactly what was promised, resource by resource`, async () => {
            const promised = await promisedOf(pool);
            const isMeant = ([name]: [string, number]): boolean =>
                promised[name] !== undefined || !NOT_PROMISED.includes(name);
            const offered = Object.entries(offeredBy(await nodeOf(pool))).filter(isMeant);
            expect(Object.fromEntries(offered)).to.deep.equal(promised);
        });
    }

    it("gets nodes with at least what was promised where less memory is lost than was feared", async () => {
        await awsSettings(lab(), { memoryOverheadPercent: 3.5 });
        const groups = (await autoscaler.groups()).filter(({ scalingConfig }) => scalingConfig?.maxSize === 2);
        expect(groups).to.have.lengthOf(Object.keys(EMPTY_POOLS).length);
        for (const group of groups) await autoscaler.setSize(group, 2);
        for (const pool of Object.keys(EMPTY_POOLS)) {
            const promised = await promisedOf(pool);
            const first = (await nodeNames(pool))[0];
            await eventually(async () => (await nodeNames(pool)).length === 2, `${pool} has two nodes`);
            await eventually(async () => {
                const nodes = (await nodesOfPool(k8s(), pool)).map(offeredBy);
                return nodes.every((one) => Object.keys(promised).every((name) => one[name] !== undefined));
            }, `the device plugins of ${pool} run`);
            const offers = (await nodesOfPool(k8s(), pool))
                .map(offeredBy)
                .sort((a, b) => (a.memory ?? 0) - (b.memory ?? 0));
            const [at75, at35] = offers;
            expect(first, pool).to.not.equal(undefined);
            expect(at75?.memory, pool).to.equal(promised.memory);
            expect(at35?.memory, pool).to.be.above(promised.memory ?? 0);
            for (const [name, figure] of Object.entries(promised))
                expect(at35?.[name], `${pool} ${name}`).to.be.at.least(figure);
        }
    });
    const nodeNames = async (pool: string): Promise<string[]> =>
        (await nodesOfPool(k8s(), pool)).map(({ metadata }) => metadata?.name ?? "");

    it("was looked up in AWS where the catalogue does not know its type, and no other was", async () => {
        const asked = (await awsRequests(lab())).filter(({ operation }) => operation === "DescribeInstanceTypes");
        expect(new Set(asked.map(({ input }) => JSON.stringify(input.InstanceTypes)))).to.deep.equal(
            new Set(['["g99.12xlarge"]']),
        );
        const { stdout, changeSummary } = await stack.preview();
        expect(stdout).to.match(
            /nodePools\.future\.instanceTypes\[0\]: this version of the provider does not know "g99\.12xlarge": .* what AWS tells of it/,
        );
        expect(Object.keys(changeSummary)).to.deep.equal(["same"]);
    });

    it("is refused for a type that AWS does not know either", async () => {
        const pools = { general: { instanceTypes: ["g98.12xlarge"], minSize: 1, maxSize: 1 } };
        stack.workspace.program = unitProgram(unit({ nodePools: pools, rayClusters: undefined }));
        expect(await failureOf(stack.preview())).to.match(
            /nodePools\.general\.instanceTypes\[0\] .*"g98\.12xlarge" is not an EC2 instance type.* AWS does not know it either, in the region of its provider\./s,
        );
        stack.workspace.program = unitProgram(unit());
    });
});
