import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { expectGolden } from "../support/golden";
import { previewPlatform } from "../support/platform-preview";
import { asText, named } from "../support/registrations";
import { quickstart, train } from "./fixtures";

const unknown = () => pulumi.output(pulumi.unknown) as pulumi.Output<string>;
const GROUP = "aws:eks/nodeGroup:NodeGroup";
const GPU = { instanceTypes: ["g6e.12xlarge"], minSize: 0, maxSize: 8 };
const RAY_CLUSTER = "kuberay:index:RayCluster";

describe("the preview of a unit", () => {
    it("lists every child with its parent, its inputs and what it comes after", async () => {
        const { registrations, calls } = await previewPlatform("ml", quickstart());
        expectGolden("quickstart.yaml", asText(registrations));
        // Each subnet once, though two pools may stand in it.
        expect(calls).to.deep.equal([
            "aws:eks/getCluster:getCluster",
            "aws:eks/getNodeGroups:getNodeGroups",
            "aws:ec2/getSubnet:getSubnet",
            "aws:ec2/getSubnet:getSubnet",
        ]);
    });

    it("is complete for a cluster that is made in the same program, and has the same names", async () => {
        const cluster = {
            name: unknown(),
            endpoint: unknown(),
            certificateAuthority: unknown(),
            subnetIds: [unknown(), unknown()],
        };
        const made = await previewPlatform("ml", quickstart({ cluster }));
        expectGolden("unknown-cluster.yaml", asText(made.registrations));
        expect(made.calls).to.deep.equal([]);
        const { registrations } = await previewPlatform("ml", quickstart());
        const keys = (all: typeof registrations) => all.map(({ type, name }) => `${type} ${name}`);
        expect(keys(made.registrations)).to.deep.equal(keys(registrations));
    });

    it("names node groups that the update will name the same, once it knows what was an output", async () => {
        const whenUnknown = await previewPlatform(
            "ml",
            quickstart({ cluster: { name: unknown(), subnetIds: [unknown()] } }),
        );
        const whenKnown = await previewPlatform(
            "ml",
            quickstart({ cluster: { name: pulumi.output("prod"), subnetIds: [pulumi.output("subnet-1")] } }),
        );
        const nameOf = ({ registrations }: typeof whenKnown) => {
            const { inputs } = named(registrations, GROUP, "ml-gpu");
            return (inputs as { nodeGroupName: string }).nodeGroupName;
        };
        expect(nameOf(whenUnknown)).to.match(/^ml-gpu-[0-9a-f]{6}$/);
        expect(nameOf(whenUnknown)).to.equal(nameOf(whenKnown));
    });

    it("carries everything that can be said of a pool, of an operator and of namespaces", async () => {
        const pool = {
            instanceTypes: ["g5g.4xlarge", "g5g.2xlarge"],
            capacity: "spot",
            minSize: 0,
            maxSize: 3,
            desiredSize: 2,
            subnetIds: ["subnet-b", "subnet-a"],
            labels: { "example.com/team": "ml" },
            taints: [
                { key: "example.com/dear", effect: "PreferNoSchedule" },
                { key: "team", value: "ml", effect: "NoExecute" },
            ],
            diskSize: 500,
            tags: { owner: "ml", "cost center": "42" },
        };
        const neuron = { instanceTypes: ["inf2.xlarge"], maxSize: 1 };
        const { registrations } = await previewPlatform("mixed", {
            cluster: { kubeconfig: "apiVersion: v1", name: "prod", subnetIds: ["subnet-1"], region: "cn-north-1" },
            namespace: "team-a",
            createNamespace: false,
            nodePools: { "arm-gpu": pool, neuron, open: { instanceTypes: ["t3.large"], minSize: 1, maxSize: 1 } },
            operator: { version: "1.5.1", namespace: "ray-system", watchNamespaces: ["*"] },
            crds: { deletePolicy: "delete" },
        });
        expectGolden("everything.yaml", asText(registrations));
    });

    it("keeps secrets secret: a kubeconfig given whole, a variable of a worker", async () => {
        const workers = { cpu: { pool: "general", cpu: 1, memory: "2Gi", env: { TOKEN: pulumi.secret("s3cr3t") } } };
        const { registrations, unit } = await previewPlatform(
            "ml",
            quickstart({
                cluster: { name: "prod", kubeconfig: "users: [{token: k3y}]" },
                rayClusters: { train: train({ workers }) },
            }),
        );
        const open = JSON.stringify(registrations, (_key, value: unknown) => (isSecret(value) ? "hidden" : value));
        expect(open).to.not.include("s3cr3t").and.not.include("k3y");
        expect(open).to.include('"TOKEN":"hidden"');
        expect(await pulumi.isSecret(unit.kubeconfig as pulumi.Output<string>)).to.equal(true);
    });

    it("keeps what is secret in a pool's tags, labels and taints out of the state of all its children", async () => {
        const general = {
            instanceTypes: ["m7i.2xlarge"],
            minSize: 1,
            maxSize: 4,
            tags: { owner: pulumi.secret("s3cr3t-tag") },
            labels: { team: pulumi.secret("s3cr3t-label") },
            taints: [{ key: "a", value: pulumi.secret("s3cr3t-taint"), effect: "PreferNoSchedule" }],
        };
        const { registrations } = await previewPlatform("ml", quickstart({ nodePools: { general, gpu: GPU } }));
        const shown = (all: unknown) =>
            JSON.stringify(all, (_key, value: unknown) => (isSecret(value) ? "hidden" : value));
        expect(shown(registrations)).to.not.include("s3cr3t");
        const { inputs } = named(registrations, GROUP, "ml-general");
        expect(shown(inputs)).to.include('"labels":"hidden"').and.include('"tags":"hidden"');
        expect(shown(named(registrations, GROUP, "ml-gpu").inputs)).to.not.include("hidden");
        const summary = shown(named(registrations, "kuberay:index:PlatformPlan", "ml").inputs);
        expect(summary.match(/"tags":"hidden"/g)).to.have.lengthOf(1);
    });

    it("knows every output that does not wait for AWS", async () => {
        const { unit } = await previewPlatform("ml", quickstart());
        const clusters = unit.rayClusters as Record<string, pulumi.Output<Record<string, string>>>;
        const pools = unit.nodePools as Record<string, pulumi.Output<Record<string, unknown>>>;
        const known = async (output: pulumi.Output<unknown> | undefined): Promise<unknown> =>
            (output as unknown as { promise(withUnknowns: boolean): Promise<unknown> }).promise(true);
        expect(await known(clusters.train)).to.deep.equal({
            name: "train",
            namespace: "ray",
            headServiceName: "train-head-svc",
            dashboardUrl: "http://train-head-svc.ray.svc.cluster.local:8265",
            clientUrl: "ray://train-head-svc.ray.svc.cluster.local:10001",
            jobSubmissionUrl: "http://train-head-svc.ray.svc.cluster.local:8265",
        });
        const { nodeSelector, instanceTypes, nodeGroupArn } = (await known(pools.gpu)) as Record<string, unknown>;
        expect(nodeSelector).to.deep.equal({ "kuberay.pulumi.com/platform": "ml", "kuberay.pulumi.com/pool": "gpu" });
        expect(instanceTypes).to.deep.equal(["g6e.12xlarge"]);
        expect(pulumi.isUnknown(nodeGroupArn)).to.equal(true);
        expect(await pulumi.isSecret(unit.kubeconfig as pulumi.Output<string>)).to.equal(false);
    });

    it("shows the unit alone, and nothing bogus, while its maps are unknown", async () => {
        for (const map of ["nodePools", "rayClusters"]) {
            const { registrations, calls } = await previewPlatform("ml", quickstart({ [map]: unknown() }));
            expect(registrations.map(({ type, name }) => `${type} ${name}`)).to.deep.equal([
                "kuberay:index:RayPlatform ml",
            ]);
            expect(calls).to.deep.equal([]);
        }
    });

    it("warns once beside a unit whose pools cannot hold the operator, and shows it whole", async () => {
        const said: string[] = [];
        const { warn } = console;
        console.warn = (message: string) => said.push(message);
        try {
            const nodePools = { gpu: { instanceTypes: ["g6e.12xlarge"], minSize: 1, maxSize: 1 } };
            const { registrations } = await previewPlatform("ml", quickstart({ nodePools, rayClusters: undefined }));
            named(registrations, "kubernetes:apps/v1:Deployment", "ml-operator");
        } finally {
            console.warn = warn;
        }
        expect(said).to.have.lengthOf(1);
        expect(said[0]).to.include("nodePools: no pool of the unit can hold the operator");
    });

    it("hands the user's timeouts to the Ray clusters, and to nothing else", async () => {
        const customTimeouts = { create: "7m", delete: "3m" };
        const { registrations } = await previewPlatform("ml", quickstart(), {}, { customTimeouts });
        const given = registrations.filter(({ options }) => "customTimeouts" in options).map(({ type }) => type);
        expect(given).to.deep.equal([RAY_CLUSTER, "kuberay:index:RayPlatform"]);
        const { options } = named(registrations, RAY_CLUSTER, "ml-train");
        expect(options.customTimeouts).to.deep.equal({ create: "7m", pb_delete: "3m" });
    });
});

const isSecret = (value: unknown): boolean => typeof value === "object" && value !== null && "<secret>" in value;
