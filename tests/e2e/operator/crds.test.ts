import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { kubernetes, listRayClusters } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { failureOf, programStack } from "../../support/stack";
import { unitArgs, unitProgram } from "../../support/unit";

const CRDS = ["rayclusters.ray.io", "raycronjobs.ray.io", "rayjobs.ray.io", "rayservices.ray.io"];
const FOREIGN = { group: "ray.io", version: "v1", plural: "rayclusters", namespace: "default" };

describe("the CRDs of a unit", () => {
    const lab = useLab("operator-crds");
    let stack: Stack;

    const withPolicy = (deletePolicy: "retain" | "delete") =>
        unitProgram(unitArgs({ rayClusters: undefined, crds: { deletePolicy } }));

    const installed = async (): Promise<string[]> =>
        (await kubernetes(lab()).crds.listCustomResourceDefinition()).items
            .map((crd) => crd.metadata?.name ?? "")
            .filter((name) => name.endsWith(".ray.io"))
            .sort();

    before(async () => {
        stack = await programStack(lab(), "crds", withPolicy("retain"));
    });

    it("move from an older version to a newer one in place, and the preview says so", async () => {
        const at = (version: string) => unitProgram(unitArgs({ rayClusters: undefined, operator: { version } }));
        stack.workspace.program = at("1.5.1");
        await stack.preview();
        const k8s = kubernetes(lab());
        expect(await installed()).to.deep.equal([]);
        stack.workspace.program = withPolicy("retain");
        await stack.up();
        expect(await installed()).to.deep.equal(CRDS);
        const crd = await k8s.crds.readCustomResourceDefinition({ name: "rayclusters.ray.io" });
        expect(crd.metadata?.labels?.["app.kubernetes.io/version"]).to.equal("1.6.2");
    });

    it("are not lowered to an older version", async () => {
        stack.workspace.program = unitProgram(unitArgs({ rayClusters: undefined, operator: { version: "1.5.1" } }));
        expect(await failureOf(stack.up())).to.match(/1\.5\.1.*1\.6\.2|1\.6\.2.*1\.5\.1/s);
        stack.workspace.program = withPolicy("retain");
        await stack.up();
    });

    it("are seen by refresh when one was deleted behind our back, and made again by the next up", async () => {
        const k8s = kubernetes(lab());
        await k8s.crds.deleteCustomResourceDefinition({ name: "rayjobs.ray.io" });
        await stack.refresh();
        expect((await stack.preview()).changeSummary.update, "updates in the preview").to.equal(1);
        await stack.up();
        expect(await installed()).to.deep.equal(CRDS);
        expect(Object.keys((await stack.preview()).changeSummary)).to.deep.equal(["same"]);
    });

    it("are seen by refresh when one was edited behind our back, and repaired by the next up", async () => {
        const k8s = kubernetes(lab());
        const path = "/spec/versions/0/additionalPrinterColumns";
        const before = await k8s.crds.readCustomResourceDefinition({ name: "rayclusters.ray.io" });
        await k8s.crds.patchCustomResourceDefinition({
            name: "rayclusters.ray.io",
            body: [{ op: "replace", path, value: [] }],
        });
        await stack.refresh();
        expect((await stack.preview()).changeSummary.update, "updates in the preview").to.equal(1);
        await stack.up();
        const repaired = await k8s.crds.readCustomResourceDefinition({ name: "rayclusters.ray.io" });
        expect(repaired.spec).to.deep.equal(before.spec);
    });

    it("stay when the unit is destroyed with policy retain", async () => {
        await stack.destroy();
        expect(await installed()).to.deep.equal(CRDS);
    });

    it("are refused to be deleted while a foreign Ray object exists, which is named, and go when it is gone", async () => {
        const k8s = kubernetes(lab());
        stack.workspace.program = withPolicy("delete");
        await stack.up();
        await k8s.custom.createNamespacedCustomObject({ ...FOREIGN, body: foreignRayCluster() });
        expect(await failureOf(stack.destroy())).to.match(/default\/somebody-elses/);
        expect(await installed()).to.deep.equal(CRDS);
        expect((await listRayClusters(k8s)).map((cluster) => cluster.metadata.name)).to.deep.equal(["somebody-elses"]);

        await k8s.custom.deleteNamespacedCustomObject({ ...FOREIGN, name: "somebody-elses" });
        await stack.destroy();
        expect(await installed()).to.deep.equal([]);
    });
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
