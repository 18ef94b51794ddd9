import { type Stack } from "@pulumi/pulumi/automation";
import { type V1Pod } from "@kubernetes/client-node";
import { expect } from "chai";
import { kubernetes, rayPods } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { type ClusterInputs, clustersProgram, labAnnotations, POD, SMALL } from "../../support/ray-clusters";
import { adminWrites } from "../../support/requests";
import { failureOf, programStack } from "../../support/stack";
import { eventually } from "../../support/time";

const RAY = { group: "ray.io", version: "v1", plural: "rayclusters", namespace: "ray" };
const HASH = "kuberay.pulumi.com/template-hash";
const REPLICA = "ray.io/worker-group-replica-name";

describe("restarts of worker pods", () => {
    const lab = useLab("ray-cluster-restarts");
    let stack: Stack;

    const up = async (clusters: Record<string, ClusterInputs>): Promise<void> => {
        stack.workspace.program = clustersProgram(clusters);
        await stack.up();
    };
    const workers = async (cluster: string): Promise<V1Pod[]> =>
        (await rayPods(kubernetes(lab()), "ray", cluster)).filter((pod) => groupOf(pod) !== "headgroup");
    /** Names of the pods that the provider has deleted, in order. */
    const deletions = (): string[] =>
        adminWrites(lab())
            .filter(({ verb, objectRef }) => verb === "delete" && objectRef?.resource === "pods")
            .map(({ objectRef }) => objectRef?.name ?? "");

    before(async () => {
        stack = await programStack(lab(), "restarts", clustersProgram({}));
        await stack.up();
    });

    it("take all hosts of a replica together, and one replica of few at a time", async () => {
        const slices = (mode: string): Record<string, ClusterInputs> => ({
            slices: { ...SMALL, workers: { slice: { ...POD, numOfHosts: 2, replicas: 3, env: { MODE: mode } } } },
        });
        await up(slices("slow"));
        const replicas = new Map((await workers("slices")).map((pod) => [nameOf(pod), replicaOf(pod)]));
        expect(new Set(replicas.values()).size, "replicas").to.equal(3);
        await up(slices("fast"));
        const gone = deletions().filter((name) => replicas.has(name));
        expect(gone, "deleted hosts").to.have.members([...replicas.keys()]);
        const inOrder = gone.map((name) => replicas.get(name));
        for (const first of [0, 2, 4]) expect(inOrder[first]).to.equal(inOrder[first + 1]);
        const modes = (await workers("slices")).map((pod) => envOf(pod, "MODE"));
        expect(modes).to.deep.equal(Array.from({ length: 6 }, () => "fast"));
    });

    it("go on where they were cut short, in a cluster that was imported", async () => {
        const args = (mode: string, delay = {}): ClusterInputs => ({
            ...SMALL,
            workers: { cpu: { ...POD, ...delay, replicas: 3, env: { MODE: mode } } },
        });
        await up({ old: args("slow") });
        await makeAnew("old");
        const before = (await workers("old")).map(nameOf);

        await up({ old: { ...args("slow"), options: { import: "ray/old" } } });
        expect((await workers("old")).map(nameOf), "pods after the import").to.have.members(before);

        const slowStart = labAnnotations({ "start-delay": "12s" });
        stack.workspace.program = clustersProgram({
            old: { ...args("fast", slowStart), options: { customTimeouts: { update: "6s" } } },
        });
        expect(await failureOf(stack.up())).to.match(/not ready after 6 s/);
        expect((await workers("old")).map(nameOf)).to.include.members(before.slice(1));

        await up({ old: args("fast", slowStart) });
        const after = await workers("old");
        expect(after.map((pod) => envOf(pod, "MODE"))).to.deep.equal(["fast", "fast", "fast"]);
        expect(after.map(nameOf)).to.not.include.members(before);
    });

    /** The same RayCluster as somebody else would have made it: no marks of ours on it, nor on its pods. */
    async function makeAnew(name: string): Promise<void> {
        const { custom } = kubernetes(lab());
        const { spec } = (await custom.getNamespacedCustomObject({ ...RAY, name })) as { readonly spec: object };
        await up({});
        const unmarked = JSON.parse(JSON.stringify(spec), (key, value: unknown) =>
            key === HASH ? undefined : value,
        ) as object;
        const body = { apiVersion: "ray.io/v1", kind: "RayCluster", metadata: { name }, spec: unmarked };
        await custom.createNamespacedCustomObject({ ...RAY, body });
        const areReady = async () => (await workers(name)).filter(isReady).length === 3;
        await eventually(areReady, "the pods of the other's RayCluster are ready");
    }
});

const nameOf = (pod: V1Pod): string => pod.metadata?.name ?? "";
const groupOf = (pod: V1Pod): string => pod.metadata?.labels?.["ray.io/group"] ?? "";
const isReady = ({ status }: V1Pod): boolean =>
    status?.conditions?.some(({ type, status: is }) => type === "Ready" && is === "True") === true;
const replicaOf = (pod: V1Pod): string => pod.metadata?.labels?.[REPLICA] ?? "";
const envOf = (pod: V1Pod, name: string): string | undefined =>
    pod.spec?.containers[0]?.env?.find((variable) => variable.name === name)?.value;
