import { type V1Pod } from "@kubernetes/client-node";
import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { getRayCluster, kubernetes, nodesByName } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { programStack } from "../../support/stack";
import { unitArgs, unitProgram } from "../../support/unit";

type Args = Parameters<typeof unitProgram>[0];

describe("device plugins", () => {
    const lab = useLab("device-plugins");
    let stack: Stack;

    const withEfa = (differs: Partial<Args> = {}): Args => {
        const { nodePools } = unitArgs();
        const gpu = { instanceTypes: ["g6e.12xlarge"], maxSize: 2, ...nodePools?.gpu, efa: {}, zones: ["us-west-2a"] };
        return unitArgs({ nodePools: { ...nodePools, gpu }, ...differs });
    };
    const pluginPods = async (): Promise<V1Pod[]> =>
        (await kubernetes(lab()).core.listNamespacedPod({ namespace: "kube-system" })).items.filter(({ metadata }) =>
            metadata?.name?.startsWith("ml-efa-device-plugin-"),
        );
    const poolOf = async (node = ""): Promise<string | undefined> =>
        (await nodesByName(kubernetes(lab()))).get(node)?.metadata?.labels?.["kuberay.pulumi.com/pool"];

    before(async () => {
        stack = await programStack(lab(), "plugins", unitProgram(withEfa()));
        await stack.up();
    });

    it("run on the node of the tainted GPU pool that needs one, and on no other", async () => {
        const pods = await pluginPods();
        expect(await Promise.all(pods.map(({ spec }) => poolOf(spec?.nodeName)))).to.deep.equal(["gpu"]);
        expect(pods.map(({ status }) => status?.phase)).to.deep.equal(["Running"]);
        expect((await nodesByName(kubernetes(lab()))).size).to.equal(3);
    });

    it("leave the Ray pods on that node the room that was planned for them", async () => {
        const k8s = kubernetes(lab());
        expect((await getRayCluster(k8s, "ray", "train")).status?.state).to.equal("ready");
        const { items } = await k8s.core.listNamespacedPod({ namespace: "ray", labelSelector: "ray.io/group=gpu" });
        expect(await poolOf(items[0]?.spec?.nodeName)).to.equal("gpu");
    });

    it("are no difference in the next preview", async () => {
        expect(Object.keys((await stack.preview()).changeSummary)).to.deep.equal(["same"]);
    });

    it("go when the cluster has its own, and no Ray pod with them", async () => {
        const pods = async () => (await kubernetes(lab()).core.listNamespacedPod({ namespace: "ray" })).items;
        const before = (await pods()).map(({ metadata }) => metadata?.uid).sort();
        stack.workspace.program = unitProgram(withEfa({ devicePlugins: { enabled: false } }));
        await stack.up();
        expect(await pluginPods()).to.deep.equal([]);
        expect((await pods()).map(({ metadata }) => metadata?.uid).sort()).to.deep.equal(before);
    });

    it("leave nothing behind", async () => {
        stack.workspace.program = unitProgram(withEfa());
        await stack.up();
        await stack.destroy();
        const { items } = await kubernetes(lab()).apps.listNamespacedDaemonSet({ namespace: "kube-system" });
        expect(items.map(({ metadata }) => metadata?.name)).to.deep.equal([]);
    });
});
