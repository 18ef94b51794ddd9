import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { expectGolden } from "../support/golden";
import { previewPlatform } from "../support/platform-preview";
import { asText, named } from "../support/registrations";
import { quickstart } from "./fixtures";

const DEPLOYMENT = "kubernetes:apps/v1:Deployment";
const RAY_CLUSTER = "kuberay:index:RayCluster";
const NAME = "ml-cluster-autoscaler";

const preview = async (clusterAutoscaler: Record<string, unknown>, differs: Record<string, unknown> = {}) =>
    (await previewPlatform("ml", quickstart({ clusterAutoscaler, ...differs }))).registrations;

const imageOf = async (given: Record<string, unknown>, differs: Record<string, unknown> = {}): Promise<unknown> => {
    const { inputs } = named(await preview(given, differs), DEPLOYMENT, NAME);
    const { template } = (inputs as { spec: { template: { spec: { containers: { image: unknown }[] } } } }).spec;
    return template.spec.containers[0]?.image;
};

describe("the preview of the Cluster Autoscaler", () => {
    it("lists its account, rights, role, Deployment and a tag for each pool, each after what it needs", async () => {
        const registrations = await preview({}, { installPodIdentityAgent: true });
        const own = registrations.filter(({ name }) => name.endsWith("-cluster-autoscaler"));
        expectGolden("cluster-autoscaler.yaml", asText(own));
    });

    it("has the Ray clusters come after it, and leave it room on the nodes that it may run on", async () => {
        const { dependsOn, inputs } = named(await preview({}), RAY_CLUSTER, "ml-train");
        expect(dependsOn).to.include(`${DEPLOYMENT}::${NAME}`);
        const { general, gpu } = (inputs as { pools: Record<string, { reserved?: unknown }> }).pools;
        expect(general?.reserved).to.deep.equal({ cpuMillis: 100, memoryMiB: 600, pods: 1 });
        expect(gpu?.reserved).to.equal(undefined);
    });

    it("runs the version of the cluster's Kubernetes, unless another or an image is given", async () => {
        expect(await imageOf({})).to.match(/cluster-autoscaler:v1\.35\.0@sha256:/);
        expect(await imageOf({ kubernetesVersion: "1.33" })).to.match(/cluster-autoscaler:v1\.33\.1@sha256:/);
        expect(await imageOf({ image: "mirror/ca:v1" })).to.equal("mirror/ca:v1");
    });

    it("does not know the version of a cluster that is still to be made, and lists the same children", async () => {
        const cluster = { name: pulumi.output(pulumi.unknown), subnetIds: ["subnet-1"] };
        expect(await imageOf({}, { cluster })).to.equal("<unknown>");
        const keys = (all: Awaited<ReturnType<typeof preview>>) => all.map(({ type, name }) => `${type} ${name}`);
        expect(keys(await preview({}, { cluster }))).to.deep.equal(keys(await preview({})));
    });

    it("is none, and costs no registration, when nobody asked for it", async () => {
        const { registrations } = await previewPlatform("ml", quickstart());
        expect(registrations.filter(({ name }) => name.endsWith("-cluster-autoscaler"))).to.deep.equal([]);
    });
});
