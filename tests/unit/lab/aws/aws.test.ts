import {
    AutoScalingClient,
    CreateOrUpdateTagsCommand,
    DescribeAutoScalingGroupsCommand,
    SetDesiredCapacityCommand,
} from "@aws-sdk/client-auto-scaling";
import * as ec2 from "@aws-sdk/client-ec2";
import * as eks from "@aws-sdk/client-eks";
import { AttachRolePolicyCommand, CreateRoleCommand, IAMClient } from "@aws-sdk/client-iam";
import { expect } from "chai";
import { sdkConfig } from "../../../lab/aws/sdk-config";
import { API_SERVER, NODE_TRUST, REGION, type RunningAws, runAws } from "./running-aws";

const WORKER_POLICY = "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy";
const ROLE = "arn:aws:iam::123456789012:role/node";

describe("the lab's AWS", function () {
    // Starts moto; the first time, the Python environment is made too.
    this.timeout(180_000);

    let running: RunningAws;
    let cluster: eks.EKSClient;
    let machines: ec2.EC2Client;
    let iam: IAMClient;
    let scaling: AutoScalingClient;

    before(async () => {
        running = await runAws();
        const config = sdkConfig(running.aws.endpoint, REGION);
        cluster = new eks.EKSClient(config);
        machines = new ec2.EC2Client(config);
        iam = new IAMClient(config);
        scaling = new AutoScalingClient(config);
        await iam.send(new CreateRoleCommand({ RoleName: "node", AssumeRolePolicyDocument: NODE_TRUST }));
        await iam.send(new AttachRolePolicyCommand({ RoleName: "node", PolicyArn: WORKER_POLICY }));
    });
    after(() => running.stop());
    beforeEach(() => running.requests());

    const request = (
        nodegroupName: string,
        more: Partial<eks.CreateNodegroupRequest> = {},
    ): eks.CreateNodegroupRequest => ({
        clusterName: "lab",
        nodegroupName,
        nodeRole: ROLE,
        subnets: [...running.aws.account.subnetIds],
        instanceTypes: ["m7i.large"],
        scalingConfig: { minSize: 0, maxSize: 3, desiredSize: 2 },
        ...more,
    });
    const create = (name: string, more?: Partial<eks.CreateNodegroupRequest>) =>
        cluster.send(new eks.CreateNodegroupCommand(request(name, more)));
    const names = (nodegroupName: string) => ({ clusterName: "lab", nodegroupName });
    const refusal = (work: Promise<unknown>): Promise<string> =>
        work.then(
            () => "accepted",
            (error: unknown) => String(error),
        );

    it("has a cluster whose API server is the lab's", async () => {
        const { cluster: lab } = await cluster.send(new eks.DescribeClusterCommand({ name: "lab" }));
        expect([lab?.status, lab?.endpoint]).to.deep.equal(["ACTIVE", API_SERVER.endpoint]);
        expect(lab?.certificateAuthority?.data).to.equal(API_SERVER.certificateAuthority);
    });

    it("makes a node group and its machines as the request asked", async () => {
        const template = await machines.send(
            new ec2.CreateLaunchTemplateCommand({
                LaunchTemplateName: "gpu",
                LaunchTemplateData: {
                    BlockDeviceMappings: [{ DeviceName: "/dev/xvdb", Ebs: { VolumeSize: 200, VolumeType: "gp3" } }],
                },
            }),
        );
        const launchTemplate = { id: template.LaunchTemplate?.LaunchTemplateId, version: "1" };
        const taints = [{ key: "nvidia.com/gpu", value: "true", effect: "NO_SCHEDULE" as const }];
        const gpus = { instanceTypes: ["g6e.12xlarge"], amiType: "BOTTLEROCKET_x86_64_NVIDIA" as const };
        const { nodegroup } = await create("gpu", { ...gpus, launchTemplate, taints, labels: { pool: "gpu" } });
        expect([nodegroup?.status, nodegroup?.resources]).to.deep.equal(["CREATING", undefined]);
        expect(running.aws.machines()).to.deep.equal([]);
        await eks.waitUntilNodegroupActive(
            { client: cluster, maxWaitTime: 20, minDelay: 0.1, maxDelay: 0.2 },
            names("gpu"),
        );
        expect(running.aws.machines()).to.deep.equal([
            {
                cluster: "lab",
                nodeGroup: "gpu",
                instanceType: "g6e.12xlarge",
                count: 2,
                labels: { pool: "gpu" },
                taints: [{ key: "nvidia.com/gpu", value: "true", effect: "NoSchedule" }],
                amiType: "BOTTLEROCKET_x86_64_NVIDIA",
                diskSizeGiB: 200,
                zone: "us-west-2a",
                capacityType: "ON_DEMAND",
                generation: 1,
                updates: { maxUnavailable: 1, newFirst: true, isForced: false },
                adapters: { all: 0, withoutAddress: 0 },
                userData: undefined,
                memoryOverhead: 0.035,
                podEvictionMs: 5000,
            },
        ]);
    });

    it("gives it an Auto Scaling group, whose size is the node group's", async () => {
        const { nodegroup } = await cluster.send(new eks.DescribeNodegroupCommand(names("gpu")));
        const name = nodegroup?.resources?.autoScalingGroups?.[0]?.name ?? "";
        const tag = {
            ResourceId: name,
            ResourceType: "auto-scaling-group",
            Key: "size",
            Value: "1",
            PropagateAtLaunch: true,
        };
        await scaling.send(new CreateOrUpdateTagsCommand({ Tags: [tag] }));
        await scaling.send(new SetDesiredCapacityCommand({ AutoScalingGroupName: name, DesiredCapacity: 3 }));
        const { AutoScalingGroups: [group] = [] } = await scaling.send(
            new DescribeAutoScalingGroupsCommand({ AutoScalingGroupNames: [name] }),
        );
        expect(group?.DesiredCapacity).to.equal(3);
        expect(group?.Tags?.map(({ Key }) => Key)).to.include.members(["size", "k8s.io/cluster-autoscaler/enabled"]);
        expect(running.aws.machines()[0]?.count).to.equal(3);
    });

    const refused: [string, Partial<eks.CreateNodegroupRequest>, RegExp][] = [
        [
            "min above max",
            { scalingConfig: { minSize: 5, maxSize: 4, desiredSize: 4 } },
            /^InvalidParameterException.*Minimum/,
        ],
        ["a label without a value", { labels: { empty: "" } }, /length of labels\["empty"\] must be at least 1/],
        ["an AMI type that does not exist", { amiType: "AL2023_X86" as never }, /amiType must be one of/],
        ["an instance type that does not exist", { instanceTypes: ["m5.huge"] }, /do not exist: \[m5.huge\]/],
        ["Kubernetes' words for an effect", { taints: [{ key: "a", effect: "NoSchedule" as never }] }, /NO_SCHEDULE/],
        ["a subnet that does not exist", { subnets: ["subnet-12345678"] }, /'subnet-12345678' does not exist/],
        ["a role that does not exist", { nodeRole: `${ROLE}-absent` }, /node-absent cannot be found/],
        ["the name of another group", { nodegroupName: "gpu" }, /^ResourceInUseException/],
    ];
    for (const [what, more, message] of refused) {
        it(`refuses a node group with ${what}`, async () => {
            expect(await refusal(create("refused", more))).to.match(message);
        });
    }

    it("lets a node group fail with an issue code on demand", async () => {
        const outcome = { code: "AsgInstanceLaunchFailures", message: "no capacity" };
        await running.control("POST", "faults", { op: "CreateNodegroup", match: { nodegroupName: "poor" }, outcome });
        await create("poor");
        const wait = eks.waitUntilNodegroupActive(
            { client: cluster, maxWaitTime: 20, minDelay: 0.1, maxDelay: 0.2 },
            names("poor"),
        );
        expect(await refusal(wait)).to.contain("CREATE_FAILED");
        const { nodegroup } = await cluster.send(new eks.DescribeNodegroupCommand(names("poor")));
        expect(nodegroup?.health?.issues?.[0]).to.include(outcome);
        expect(running.aws.machines().map(({ nodeGroup }) => nodeGroup)).to.deep.equal(["gpu"]);
    });

    it("lets SDKs retry what is throttled, and makes nothing twice when an answer is lost", async () => {
        await running.control("POST", "faults", [
            { op: "CreateNodegroup", status: 429, code: "TooManyRequestsException" },
            { op: "CreateNodegroup", when: "after", drop: true },
        ]);
        await create("retried");
        expect(await running.requests()).to.deep.equal(["CreateNodegroup 429", "CreateNodegroup 0", "CreateNodegroup"]);
        const { nodegroups } = await cluster.send(new eks.ListNodegroupsCommand({ clusterName: "lab" }));
        expect(nodegroups).to.deep.equal(["gpu", "poor", "retried"]);
    });

    it("takes one update at a time, and says when it is done", async () => {
        const labels = { addOrUpdateLabels: { more: "yes" } };
        const { update } = await cluster.send(new eks.UpdateNodegroupConfigCommand({ ...names("gpu"), labels }));
        const second = cluster.send(new eks.UpdateNodegroupConfigCommand({ ...names("gpu"), labels }));
        expect(await refusal(second)).to.match(/^ResourceInUseException/);
        const ask = new eks.DescribeUpdateCommand({ name: "lab", nodegroupName: "gpu", updateId: update?.id });
        const status = async () => (await cluster.send(ask)).update?.status;
        while ((await status()) === "InProgress");
        expect(await status()).to.equal("Successful");
        expect(running.aws.machines()[0]?.labels).to.deep.equal({ pool: "gpu", more: "yes" });
    });

    it("describes instance types by name, one of its own too that EC2 does not sell", async () => {
        const ask = (...InstanceTypes: string[]) =>
            machines.send(
                new ec2.DescribeInstanceTypesCommand({ InstanceTypes: InstanceTypes as ec2._InstanceType[] }),
            );
        const { InstanceTypes: [real, future] = [] } = await ask("p5.48xlarge", "g99.12xlarge");
        expect(real?.NetworkInfo?.NetworkCards).to.have.lengthOf(32);
        expect(future?.GpuInfo?.Gpus).to.deep.equal([
            { Name: "R100", Manufacturer: "NVIDIA", Count: 2, MemoryInfo: { SizeInMiB: 294_912 } },
        ]);
        expect(await refusal(ask("m7i.large", "g98.large"))).to.match(/^InvalidInstanceType.*\[g98\.large\]/);
    });

    it("says what it does not have, instead of moto's page that SDKs retry for minutes", async () => {
        const unknown = machines.send(new ec2.DescribeCapacityBlocksCommand({}));
        expect(await refusal(unknown)).to.contain("the lab does not have ec2 DescribeCapacityBlocks");
        expect(await refusal(cluster.send(new eks.DescribeClusterVersionsCommand({})))).to.contain(
            "the lab does not have eks",
        );
    });

    it("keeps a cluster that has node groups", async () => {
        expect(await refusal(cluster.send(new eks.DeleteClusterCommand({ name: "lab" })))).to.match(
            /^ResourceInUseException/,
        );
    });

    it("deletes a node group and its machines", async () => {
        await cluster.send(new eks.DeleteNodegroupCommand(names("gpu")));
        expect(running.aws.machines().some(({ nodeGroup }) => nodeGroup === "gpu")).to.equal(false);
        await eks.waitUntilNodegroupDeleted(
            { client: cluster, maxWaitTime: 20, minDelay: 0.1, maxDelay: 0.2 },
            names("gpu"),
        );
        expect(await refusal(cluster.send(new eks.DescribeNodegroupCommand(names("gpu"))))).to.match(
            /^ResourceNotFoundException/,
        );
    });
});
