import { type Stack } from "@pulumi/pulumi/automation";
import { type V1Pod } from "@kubernetes/client-node";
import { expect } from "chai";
import { getRayCluster, ifThere, kubernetes, patchRayCluster, rayPods } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { failureOf, programStack } from "../../support/stack";
import { trainCluster, unitArgs, unitProgram } from "../../support/unit";

const RAY = { group: "ray.io", version: "v1", plural: "rayclusters", namespace: "ray", name: "train" };

describe("edits of a running RayCluster", () => {
    const lab = useLab("ray-cluster-edits");
    let stack: Stack;

    const program = (differs: Parameters<typeof trainCluster>[0] = {}) =>
        unitProgram(unitArgs({ rayClusters: { train: trainCluster(differs) } }));
    const { workers } = trainCluster();
    const cpuWithEnv = { ...workers, cpu: { ...workers?.cpu, env: { MODE: "fast" } } };

    /** Uids of the pods by group: what was restarted has another. */
    const uids = async (): Promise<Record<string, string[]>> => {
        const byGroup: Record<string, string[]> = {};
        for (const pod of await rayPods(kubernetes(lab()), "ray", "train"))
            (byGroup[groupOf(pod)] ??= []).push(uidOf(pod));
        return byGroup;
    };

    const summaryOfPreview = async (): Promise<string[]> => Object.keys((await stack.preview()).changeSummary);

    before(async () => {
        stack = await programStack(lab(), "edits", program());
        await stack.up();
    });

    it("restart the edited worker group and nothing else, and the preview says so by name", async () => {
        const before = await uids();
        stack.workspace.program = program({ workers: cpuWithEnv });
        const preview = await stack.preview();
        expect(preview.stdout).to.match(/workers\.cpu\.env.*restarts/);
        await stack.up();
        const after = await uids();
        expect(after.headgroup).to.deep.equal(before.headgroup);
        expect(after.gpu).to.deep.equal(before.gpu);
        expect(after.cpu).to.have.lengthOf(2);
        expect(after.cpu).to.not.include.members(before.cpu ?? []);
        const environment = (await rayPods(kubernetes(lab()), "ray", "train"))
            .filter((pod) => groupOf(pod) === "cpu")
            .map((pod) => pod.spec?.containers[0]?.env?.find((variable) => variable.name === "MODE")?.value);
        expect(environment).to.deep.equal(["fast", "fast"]);
        expect(await summaryOfPreview()).to.deep.equal(["same"]);
    });

    it("leave running pods alone with updatePolicy NewPodsOnly", async () => {
        const before = await uids();
        const edited = { ...cpuWithEnv, cpu: { ...cpuWithEnv.cpu, env: { MODE: "slow" } } };
        stack.workspace.program = program({ workers: edited, updatePolicy: "NewPodsOnly" });
        await stack.up();
        expect(await uids()).to.deep.equal(before);
        stack.workspace.program = program({ workers: cpuWithEnv });
        await stack.up();
    });

    it("remove a worker group with its pods, and touch no other", async () => {
        const before = await uids();
        stack.workspace.program = program({ workers: { gpu: workers?.gpu ?? {} } });
        await stack.up();
        const after = await uids();
        expect(Object.keys(after).sort()).to.deep.equal(["gpu", "headgroup"]);
        expect(after.gpu).to.deep.equal(before.gpu);
        stack.workspace.program = program();
        await stack.up();
    });

    it("made behind our back are seen by refresh, and written back by the next up", async () => {
        const k8s = kubernetes(lab());
        const path = "/spec/headGroupSpec/rayStartParams/num-cpus";
        await patchRayCluster(k8s, "ray", "train", [{ op: "replace", path, value: "7" }]);
        await stack.refresh();
        expect((await stack.preview()).changeSummary.update, "updates in the preview").to.be.at.least(1);
        await stack.up();
        const head = (await k8s.custom.getNamespacedCustomObject(RAY)) as HeadOnly;
        expect(head.spec.headGroupSpec.rayStartParams["num-cpus"]).to.equal("0");
        await stack.refresh();
        expect(await summaryOfPreview()).to.deep.equal(["same"]);
    });

    it("that delete it behind our back are seen by refresh, and the next up makes it again", async () => {
        const k8s = kubernetes(lab());
        await k8s.custom.deleteNamespacedCustomObject(RAY);
        await stack.refresh();
        expect((await stack.preview()).changeSummary.create, "creations in the preview").to.equal(1);
        await stack.up();
        expect((await getRayCluster(k8s, "ray", "train")).status?.state).to.equal("ready");
    });

    it("that fail half way are what the preview of the next edit starts from", async () => {
        const broken = { ...workers?.gpu, image: "registry.invalid/ray:2.54.0" };
        stack.workspace.program = program({ workers: { ...cpuWithEnv, gpu: broken }, wait: "ready" });
        expect(await failureOf(stack.up())).to.include("registry.invalid/ray:2.54.0");
        const before = await uids();

        const same = await stack.preview();
        expect(same.stdout).to.match(/workers\.gpu\.image.*restarts.*begun by an `up` that failed/);
        expect(same.stdout).to.not.match(/restarts(?!.*begun by)/);

        stack.workspace.program = program();
        const revert = await stack.preview();
        expect(revert.stdout).to.match(/workers\.cpu\.env.*restarts the pods of group cpu/);
        expect(revert.stdout).to.match(/workers\.gpu\.image.*restarts the pods of group gpu/);
        await stack.up();
        const after = await uids();
        expect(after.headgroup).to.deep.equal(before.headgroup);
        expect(after.cpu).to.not.include.members(before.cpu ?? []);
        expect(await summaryOfPreview()).to.deep.equal(["same"]);
    });

    it("that take GCS fault tolerance out leave a cluster that can be deleted", async () => {
        const finalizers = async () =>
            (await getRayCluster(kubernetes(lab()), "ray", "train")).metadata.finalizers ?? [];
        stack.workspace.program = program({ gcsFaultTolerance: { redisAddress: "redis:6379" } });
        await stack.up();
        expect(await finalizers()).to.include("ray.io/gcs-ft-redis-cleanup-finalizer");
        stack.workspace.program = program();
        await stack.up();
        expect(await finalizers()).to.deep.equal([]);
        expect(await summaryOfPreview()).to.deep.equal(["same"]);
    });

    it("that are a forced replacement end with a RayCluster, not with none", async () => {
        const { deployment } = (await stack.exportStack()) as {
            deployment: { resources: { urn: string; type: string }[] };
        };
        const urn = deployment.resources.find((resource) => resource.type === "kuberay:index:RayCluster")?.urn ?? "";
        await stack.up({ replace: [urn] });
        const live = await ifThere(getRayCluster(kubernetes(lab()), "ray", "train"));
        expect(live?.status?.state).to.equal("ready");
        await stack.refresh();
        expect(await summaryOfPreview()).to.deep.equal(["same"]);
    });
});

interface HeadOnly {
    readonly spec: { readonly headGroupSpec: { readonly rayStartParams: Record<string, string> } };
}

const groupOf = (pod: V1Pod): string => pod.metadata?.labels?.["ray.io/group"] ?? "";
const uidOf = (pod: V1Pod): string => pod.metadata?.uid ?? "";
