import type { ServiceError } from "@grpc/grpc-js";
import { expect } from "chai";
import type { Properties } from "../../../../lab/aws/provider/properties";
import { UNKNOWN } from "../../../../lab/aws/provider/properties";
import { NODE_TRUST, REGION, type RunningAws, runAws } from "../running-aws";
import { ProviderClient } from "./provider-client";

const ROLE = "aws:iam/role:Role";
const ATTACHMENT = "aws:iam/rolePolicyAttachment:RolePolicyAttachment";
const TEMPLATE = "aws:ec2/launchTemplate:LaunchTemplate";
const GROUP = "aws:eks/nodeGroup:NodeGroup";

describe("the lab's aws provider, over the engine's protocol", function () {
    // Starts moto and builds the provider; the first time, the Python environment is made too.
    this.timeout(180_000);

    let running: RunningAws;
    let provider: ProviderClient;
    let template: { id: string; outputs: Properties };
    let group: { id: string; outputs: Properties };
    let groupInputs: Properties;
    const templateInputs = { name: "pool", metadataOptions: { httpTokens: "required" }, tags: { a: "1" } };

    before(async () => {
        running = await runAws();
        const lab = { AWS_ENDPOINT_URL: running.aws.endpoint, AWS_REGION: REGION };
        provider = await ProviderClient.start({ PATH: process.env.PATH, ...lab });
    });
    after(async () => {
        await provider.stop();
        await running.stop();
    });
    beforeEach(() => running.requests());

    it("refuses inputs that @pulumi/aws does not have, by path", async () => {
        const news = { role: "r", policyArn: "a", bogus: 1 };
        expect((await provider.check(ATTACHMENT, "x", news)).failures).to.deep.equal(["bogus"]);
        const nested = { name: "t", metadataOptions: { httpToken: "required" } };
        expect((await provider.check(TEMPLATE, "x", nested)).failures).to.deep.equal(["metadataOptions.httpToken"]);
    });

    it("makes up a name, and says that it did", async () => {
        const { inputs } = await provider.check(ROLE, "node", { assumeRolePolicy: NODE_TRUST });
        expect([inputs.name, inputs.__defaults]).to.deep.equal(["node-0102030", ["name"]]);
    });

    it("makes a role, a launch template and a node group, and waits for its machines", async () => {
        const role = await provider.create(ROLE, { name: "node", assumeRolePolicy: NODE_TRUST });
        const policyArn = "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy";
        await provider.create(ATTACHMENT, { role: "node", policyArn });
        template = await provider.create(TEMPLATE, templateInputs);
        groupInputs = {
            clusterName: "lab",
            nodeGroupName: "general",
            nodeRoleArn: role.outputs.arn,
            subnetIds: [...running.aws.account.subnetIds],
            instanceTypes: ["m7i.large"],
            scalingConfig: { minSize: 1, maxSize: 2, desiredSize: 1 },
            launchTemplate: { id: template.id, version: "1" },
            labels: { pool: "general" },
        };
        group = await provider.create(GROUP, groupInputs);
        expect([group.id, group.outputs.status, group.outputs.version]).to.deep.equal([
            "lab:general",
            "ACTIVE",
            "1.36",
        ]);
        expect(running.aws.machines()).to.have.length(1);
    });

    it("finds no drift where there is none", async () => {
        expect((await provider.read(GROUP, group.id, groupInputs)).inputs).to.deep.equal(groupInputs);
        expect((await provider.read(TEMPLATE, template.id, templateInputs)).inputs).to.deep.equal(templateInputs);
    });

    it("does not know the template's next version in a preview, so that the node group shows the change", async () => {
        const news = { ...templateInputs, metadataOptions: { httpTokens: "optional" } };
        const preview = await provider.update(TEMPLATE, template.id, templateInputs, template.outputs, news, true);
        expect(preview.latestVersion).to.equal(UNKNOWN);
        const moved = { ...groupInputs, launchTemplate: { id: template.id, version: UNKNOWN } };
        const { paths, replaces } = await provider.diff(GROUP, groupInputs, group.outputs, moved);
        expect([paths, replaces]).to.deep.equal([["launchTemplate.version"], []]);
        expect(await running.requests()).to.deep.equal([]);
    });

    it("only tags a template whose tags changed: no version, so nothing rolls", async () => {
        const news = { ...templateInputs, tags: { a: "2" } };
        const outputs = await provider.update(TEMPLATE, template.id, templateInputs, template.outputs, news);
        expect([outputs.latestVersion, outputs.tagsAll]).to.deep.equal([1, { a: "2" }]);
        expect(await running.requests()).to.deep.equal(["CreateTags"]);
    });

    it("replaces the machines first and then changes the rest, each in one request", async () => {
        const next = { ...templateInputs, tags: { a: "2" }, userData: "YQ==" };
        const made = await provider.update(
            TEMPLATE,
            template.id,
            templateInputs,
            { ...template.outputs, tagsAll: { a: "2" } },
            next,
        );
        const news = {
            ...groupInputs,
            launchTemplate: { id: template.id, version: String(made.latestVersion) },
            labels: { pool: "other" },
            scalingConfig: { minSize: 1, maxSize: 4, desiredSize: 1 },
        };
        await provider.update(GROUP, group.id, groupInputs, group.outputs, news);
        const expected = ["CreateLaunchTemplateVersion", "UpdateNodegroupVersion", "UpdateNodegroupConfig"];
        expect(await running.requests()).to.deep.equal(expected);
        expect(running.aws.machines()[0]).to.deep.include({ generation: 2, labels: { pool: "other" } });
        expect((await provider.read(GROUP, group.id, news)).inputs).to.deep.equal(news);
    });

    it("keeps a node group that failed, and reports success on an update without a difference", async () => {
        const outcome = { code: "AsgInstanceLaunchFailures", message: "no capacity" };
        await running.control("POST", "faults", { op: "CreateNodegroup", outcome });
        const inputs = { ...groupInputs, nodeGroupName: "poor", launchTemplate: undefined };
        const error = await provider.create(GROUP, inputs).catch((failed: unknown) => failed as ServiceError);
        expect(error).to.have.property("details").that.contains("(lab:poor) create: unexpected state 'CREATE_FAILED'");
        const details = "metadata" in error ? error.metadata.get("grpc-status-details-bin") : [];
        expect(String(details[0])).to.contain("pulumirpc.ErrorResourceInitFailed");
        await running.requests();
        const outputs = await provider.update(
            GROUP,
            "lab:poor",
            inputs,
            { status: "CREATE_FAILED", tagsAll: {} },
            inputs,
        );
        expect([outputs.status, await running.requests()]).to.deep.equal(["CREATE_FAILED", []]);
        await provider.delete(GROUP, "lab:poor", inputs);
    });

    it("deletes, and takes what is gone already for deleted", async () => {
        await provider.delete(GROUP, group.id, groupInputs);
        await provider.delete(GROUP, group.id, groupInputs);
        expect(await running.requests()).to.deep.equal([
            "DeleteNodegroup",
            "DescribeNodegroup 404",
            "DeleteNodegroup 404",
        ]);
        expect((await provider.read(GROUP, group.id, groupInputs)).id).to.equal("");
    });

    it("looks up the cluster, its subnets and instance types", async () => {
        const cluster = await provider.invoke("aws:eks/getCluster:getCluster", { name: "lab" });
        expect(cluster.certificateAuthorities).to.deep.equal([{ data: "Y2E=" }]);
        const filters = [{ name: "vpc-id", values: [running.aws.account.vpcId] }];
        const { ids } = await provider.invoke("aws:ec2/getSubnets:getSubnets", { filters });
        expect(ids).to.have.members([...running.aws.account.subnetIds]);
        const gpu = await provider.invoke("aws:ec2/getInstanceType:getInstanceType", { instanceType: "g6e.12xlarge" });
        expect(gpu.gpuses).to.deep.equal([{ count: 4, manufacturer: "NVIDIA", memorySize: 45776, name: "L40S" }]);
        const region = await provider.invoke("aws:index/getRegion:getRegion", {});
        expect(region.name).to.equal(REGION);
    });
});
