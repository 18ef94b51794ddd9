import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { constructRayNodePool } from "../../provider/src/node-pool/ray-node-pool";
import { constructKubeRayOperator } from "../../provider/src/operator/kuberay-operator";
import { MockedClouds } from "../support/platform-preview";
import { record } from "../support/recording-monitor";
import { named } from "../support/registrations";

const GROUP = "aws:eks/nodeGroup:NodeGroup";
const pool = (differs: Record<string, unknown> = {}) => ({
    clusterName: "prod",
    instanceTypes: ["g6e.12xlarge"],
    maxSize: 2,
    ...differs,
});
const preview = (inputs: Record<string, unknown>) =>
    record(new MockedClouds(), () => constructRayNodePool("extra", inputs, {}));
const problemsOf = async (constructing: Promise<unknown>): Promise<string[]> => {
    const error: unknown = await constructing.then(
        () => undefined,
        (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(pulumi.InputPropertiesError);
    return (error as { errors: { propertyPath: string }[] }).errors.map(({ propertyPath }) => propertyPath);
};

describe("a node pool on its own", () => {
    it("belongs to no unit but itself, and takes the subnets of its cluster", async () => {
        const { inputs, parent } = named(await preview(pool()), GROUP, "extra");
        expect(parent).to.equal("kuberay:index:RayNodePool::extra");
        expect(inputs).to.deep.include({ subnetIds: ["subnet-1", "subnet-2"], clusterName: "prod" });
        expect((inputs as { nodeGroupName: string }).nodeGroupName).to.match(/^extra-[0-9a-f]{6}$/);
        expect((inputs as { labels: object }).labels).to.include({
            "kuberay.pulumi.com/platform": "extra",
            "kuberay.pulumi.com/pool": "extra",
        });
    });

    it("bears the names it is given", async () => {
        const { inputs } = named(await preview(pool({ platform: "ml", poolName: "gpu" })), GROUP, "extra");
        expect((inputs as { nodeGroupName: string }).nodeGroupName).to.match(/^ml-gpu-[0-9a-f]{6}$/);
    });

    it("is refused with everything that is wrong, before anything is registered", async () => {
        const wrong = pool({ poolName: "G", platform: "A b", minSize: 3, instanceTypes: ["m5.huge"] });
        const registered = await record(new MockedClouds(), async () => {
            expect(await problemsOf(constructRayNodePool("extra", wrong, {}))).to.have.members([
                "platform",
                "poolName",
                "minSize",
                "instanceTypes[0]",
            ]);
            const misnamed = { ...wrong, foo: 1, minSize: 3, maxSize: 2, desiredSize: 9 };
            expect(await problemsOf(constructRayNodePool("extra", misnamed, {}))).to.have.members([
                "foo",
                "platform",
                "poolName",
                "minSize",
                "desiredSize",
                "instanceTypes[0]",
            ]);
            expect(await problemsOf(constructRayNodePool("extra", { clusterName: 7 }, {}))).to.include("clusterName");
        });
        expect(registered).to.deep.equal([]);
    });
});

describe("an operator on its own", () => {
    it("watches every namespace when nothing is said, in a namespace of its own", async () => {
        const registered = await record(new MockedClouds(), () => constructKubeRayOperator("kuberay", {}, {}));
        const { inputs } = named(registered, "kubernetes:apps/v1:Deployment", "kuberay-operator");
        expect(JSON.stringify(inputs)).to.not.include("--watch-namespace");
        named(registered, "kubernetes:rbac.authorization.k8s.io/v1:ClusterRole", "kuberay-operator-everywhere");
        named(registered, "kubernetes:core/v1:Namespace", "kuberay-operator");
    });

    it("is refused with a version that there is not", async () => {
        const refused = record(new MockedClouds(), async () => {
            expect(await problemsOf(constructKubeRayOperator("kuberay", { version: "9.9.9" }, {}))).to.deep.equal([
                "version",
            ]);
        });
        expect(await refused).to.deep.equal([]);
    });
});
