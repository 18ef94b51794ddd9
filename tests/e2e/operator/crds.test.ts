import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { readFileSync } from "node:fs";
import * as kuberay from "pulumi-kuberay";
import { kubernetes, listRayClusters } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { failureOf, programStack } from "../../support/stack";
import { DEFAULT_KUBERAY_VERSION } from "../../../provider/src/shared/versions";

const OLD_CRDS = ["rayclusters.ray.io", "rayjobs.ray.io", "rayservices.ray.io"];
const CRDS = ["rayclusters.ray.io", "raycronjobs.ray.io", "rayjobs.ray.io", "rayservices.ray.io"];
const FOREIGN = { group: "ray.io", version: "v1", plural: "rayclusters", namespace: "default" };

describe("the CRDs of KubeRay", () => {
    const lab = useLab("operator-crds");
    let stack: Stack;

    const program = (args: Pick<kuberay.KubeRayCrdsArgs, "version" | "deletePolicy">) => () => {
        const kubeconfig = readFileSync(lab().kubeconfigPath, "utf8");
        const crds = new kuberay.KubeRayCrds("crds", { ...args, kubeconfig });
        return Promise.resolve({ names: crds.names });
    };
    const current = program({ version: DEFAULT_KUBERAY_VERSION });

    const installed = async (): Promise<string[]> =>
        (await kubernetes(lab()).crds.listCustomResourceDefinition()).items
            .map((crd) => crd.metadata?.name ?? "")
            .filter((name) => name.endsWith(".ray.io"))
            .sort();

    const versionOf = async (name: string): Promise<string | undefined> =>
        (await kubernetes(lab()).crds.readCustomResourceDefinition({ name })).metadata?.annotations?.[
            "kuberay.pulumi.com/version"
        ];

    before(async () => {
        stack = await programStack(lab(), "crds", program({ version: "1.5.1" }));
        await stack.up();
    });

    it("move from one version to a newer one in place, and the preview shows both", async () => {
        expect(await installed()).to.deep.equal(OLD_CRDS);
        const uid = await uidOf("rayclusters.ray.io");
        stack.workspace.program = current;
        const preview = await stack.preview({ diff: true });
        expect(preview.stdout.replaceAll(/ +/g, "")).to.include(`version:"1.5.1"=>"${DEFAULT_KUBERAY_VERSION}"`);
        await stack.up();
        expect(await installed()).to.deep.equal(CRDS);
        expect(await versionOf("rayclusters.ray.io")).to.equal(DEFAULT_KUBERAY_VERSION);
        expect(await uidOf("rayclusters.ray.io"), "the same object").to.equal(uid);
    });

    it("are not lowered to an older version", async () => {
        stack.workspace.program = program({ version: "1.5.1" });
        expect(await failureOf(stack.up()))
            .to.include("1.5.1")
            .and.to.include(DEFAULT_KUBERAY_VERSION);
        expect(await versionOf("rayclusters.ray.io")).to.equal(DEFAULT_KUBERAY_VERSION);
        stack.workspace.program = current;
        expect(Object.keys((await stack.preview()).changeSummary)).to.deep.equal(["same"]);
    });

    it("are seen by refresh when one was deleted behind our back, and made again by the next up", async () => {
        await kubernetes(lab()).crds.deleteCustomResourceDefinition({ name: "rayjobs.ray.io" });
        await stack.refresh();
        expect((await stack.preview()).changeSummary.update, "updates in the preview").to.equal(1);
        await stack.up();
        expect(await installed()).to.deep.equal(CRDS);
        expect(Object.keys((await stack.preview()).changeSummary)).to.deep.equal(["same"]);
    });

    it("are seen by refresh when one was edited behind our back, and repaired by the next up", async () => {
        const { crds } = kubernetes(lab());
        const name = "rayclusters.ray.io";
        const path = "/spec/versions/0/additionalPrinterColumns";
        const before = await crds.readCustomResourceDefinition({ name });
        await crds.patchCustomResourceDefinition({ name, body: [{ op: "replace", path, value: [] }] });
        await stack.refresh();
        expect((await stack.preview()).changeSummary.update, "updates in the preview").to.equal(1);
        await stack.up();
        const repaired = await crds.readCustomResourceDefinition({ name });
        expect(repaired.spec).to.deep.equal(before.spec);
    });

    it("stay when their resource is destroyed with policy retain, and are adopted by the next one", async () => {
        await stack.destroy();
        expect(await installed()).to.deep.equal(CRDS);
        stack.workspace.program = program({ version: DEFAULT_KUBERAY_VERSION, deletePolicy: "delete" });
        await stack.up();
        expect(await installed()).to.deep.equal(CRDS);
    });

    it("are refused to be deleted while a foreign Ray object exists, which is named and untouched", async () => {
        const k8s = kubernetes(lab());
        await k8s.custom.createNamespacedCustomObject({ ...FOREIGN, body: foreignRayCluster() });
        const message = await failureOf(stack.destroy());
        expect(message).to.include("somebody-elses");
        expect(message).to.match(/namespace.*default|default\//);
        expect(await installed()).to.deep.equal(CRDS);
        expect((await listRayClusters(k8s)).map((cluster) => cluster.metadata.name)).to.deep.equal(["somebody-elses"]);
    });

    it("go with policy delete once it is gone", async () => {
        await kubernetes(lab()).custom.deleteNamespacedCustomObject({ ...FOREIGN, name: "somebody-elses" });
        await stack.destroy();
        expect(await installed()).to.deep.equal([]);
    });

    const uidOf = async (name: string): Promise<string | undefined> =>
        (await kubernetes(lab()).crds.readCustomResourceDefinition({ name })).metadata?.uid;
});

const foreignRayCluster = () => ({
    apiVersion: "ray.io/v1",
    kind: "RayCluster",
    metadata: { name: "somebody-elses" },
    spec: {
        headGroupSpec: {
            rayStartParams: {},
            template: { spec: { containers: [{ name: "ray-head", image: "rayproject/ray:2.52.0" }] } },
        },
    },
});
