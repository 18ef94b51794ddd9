import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { getRayCluster, ifThere, kubernetes, patchRayCluster } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { adminWrites, awsRequests } from "../../support/requests";
import { programStack } from "../../support/stack";
import { unitArgs, unitProgram } from "../../support/unit";
import { eventually } from "../../support/time";

const FINALIZER = "example.com/slow";

describe("destroying a unit", () => {
    const lab = useLab("operator-destroy");
    let stack: Stack;
    let namespacesBefore: string[];

    const namespaces = async (): Promise<string[]> =>
        (await kubernetes(lab()).core.listNamespace()).items.map((namespace) => namespace.metadata?.name ?? "").sort();

    before(async () => {
        namespacesBefore = await namespaces();
        stack = await programStack(lab(), "destroyed", unitProgram(unitArgs()));
    });

    it("finds an up that finished although the operator was killed while it ran", async () => {
        const up = stack.up();
        await eventually(async () => (await lab().operator.pid()) !== undefined, "the operator runs", 120);
        await lab().operator.kill();
        await up;
        const cluster = await getRayCluster(kubernetes(lab()), "ray", "train");
        expect(cluster.status?.state).to.equal("ready");
    });

    it("waits for a slow finalizer and then finishes", async () => {
        const k8s = kubernetes(lab());
        await patchRayCluster(k8s, "ray", "train", [{ op: "add", path: "/metadata/finalizers", value: [FINALIZER] }]);
        const destroyed = stack.destroy();
        await eventually(
            async () => (await getRayCluster(k8s, "ray", "train")).metadata.deletionTimestamp !== undefined,
            "the RayCluster is being deleted",
        );
        expect(await lab().operator.pid(), "the operator outlives the RayCluster").to.not.equal(undefined);
        await patchRayCluster(k8s, "ray", "train", [{ op: "remove", path: "/metadata/finalizers" }]);
        await destroyed;
    });

    it("left nothing of ours in either backend but the CRDs", async () => {
        const k8s = kubernetes(lab());
        await eventually(
            async () => JSON.stringify(await namespaces()) === JSON.stringify(namespacesBefore),
            "our namespaces are gone",
        );
        const clusterRoles = (await k8s.rbac.listClusterRole()).items.map((role) => role.metadata?.name ?? "");
        expect(clusterRoles.filter((name) => /kuberay|^ml-/.test(name))).to.deep.equal([]);
        expect((await k8s.core.listNode()).items).to.deep.equal([]);
        const created = leftovers(await awsRequests(lab()));
        expect(created).to.deep.equal([]);
        expect(await ifThere(k8s.crds.readCustomResourceDefinition({ name: "rayclusters.ray.io" }))).to.not.equal(
            undefined,
        );
    });

    it("went in the right order: Ray objects, then the operator, then the pools", async () => {
        const deletions = adminWrites(lab()).filter((event) => event.verb === "delete");
        const at = (resource: string): string =>
            deletions.find((event) => event.objectRef?.resource === resource)?.requestReceivedTimestamp ?? "never";
        const nodeGroup = (await awsRequests(lab())).find((request) => request.operation === "DeleteNodegroup")?.time;
        const order = [at("rayclusters"), at("deployments"), nodeGroup ?? "never"].map((time) => Date.parse(time));
        expect(order).to.deep.equal([...order].sort((a, b) => a - b));
    });
});

const PAIRS: readonly (readonly [create: string, remove: string])[] = [
    ["CreateNodegroup", "DeleteNodegroup"],
    ["CreateLaunchTemplate", "DeleteLaunchTemplate"],
    ["CreateRole", "DeleteRole"],
    ["AttachRolePolicy", "DetachRolePolicy"],
];

/** Kinds of AWS objects of which more were made than removed, by the front's own log. */
function leftovers(requests: readonly { readonly operation: string; readonly status: number }[]): string[] {
    const succeeded = (operation: string): number =>
        requests.filter((request) => request.operation === operation && request.status < 300).length;
    return PAIRS.filter(([create, remove]) => succeeded(create) !== succeeded(remove)).map(
        ([create, remove]) => `${succeeded(create)} ${create}, ${succeeded(remove)} ${remove}`,
    );
}
