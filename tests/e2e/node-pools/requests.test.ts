import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { kubernetes } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { awsFault, type AwsRequest, awsRequests } from "../../support/requests";
import { failureOf, programStack } from "../../support/stack";
import { unitArgs, unitProgram } from "../../support/unit";

type Args = Parameters<typeof unitProgram>[0];

describe("the node pools of a unit, as AWS receives them", () => {
    const lab = useLab("node-pools");
    let stack: Stack;

    const poolsOnly = (general: Record<string, unknown> = {}): Args =>
        unitArgs({
            rayClusters: undefined,
            nodePools: {
                general: {
                    instanceTypes: ["m7i.2xlarge"],
                    minSize: 1,
                    maxSize: 3,
                    diskSize: 120,
                    tags: { owner: "ml" },
                    ...general,
                },
                gpu: { instanceTypes: ["g6e.12xlarge", "g6e.24xlarge"], capacity: "spot", minSize: 0, maxSize: 2 },
            },
        });

    const requests = async (operation: string): Promise<AwsRequest[]> =>
        (await awsRequests(lab())).filter((request) => request.operation === operation && request.status < 300);

    before(async () => {
        stack = await programStack(lab(), "pools", unitProgram(poolsOnly()));
        await stack.up();
    });

    it("are node groups with the sizes, capacity, types and AMI that the pool says", async () => {
        const groups = (await requests("CreateNodegroup")).map((request) => request.input);
        const general = groups.find((group) => String(group.nodegroupName).startsWith("ml-general-"));
        const gpu = groups.find((group) => String(group.nodegroupName).startsWith("ml-gpu-"));
        expect(general).to.deep.include({
            clusterName: "lab",
            instanceTypes: ["m7i.2xlarge"],
            capacityType: "ON_DEMAND",
            amiType: "AL2023_x86_64_STANDARD",
            scalingConfig: { minSize: 1, maxSize: 3, desiredSize: 1 },
        });
        expect(gpu).to.deep.include({
            instanceTypes: ["g6e.12xlarge", "g6e.24xlarge"],
            capacityType: "SPOT",
            amiType: "BOTTLEROCKET_x86_64_NVIDIA",
            scalingConfig: { minSize: 0, maxSize: 2, desiredSize: 0 },
            taints: [{ key: "nvidia.com/gpu", value: "true", effect: "NO_SCHEDULE" }],
        });
        expect(general?.tags).to.include({ owner: "ml" });
    });

    it("have launch templates with IMDSv2, one hop and encrypted gp3 volumes", async () => {
        const templates = await requests("CreateLaunchTemplate");
        expect(templates).to.have.lengthOf(2);
        for (const { input } of templates) {
            const data = input.LaunchTemplateData as TemplateData;
            expect(data.MetadataOptions).to.deep.include({ HttpTokens: "required", HttpPutResponseHopLimit: 1 });
            expect(data.BlockDeviceMappings.length).to.be.greaterThan(0);
            for (const { Ebs } of data.BlockDeviceMappings)
                expect(Ebs).to.deep.include({ Encrypted: true, VolumeType: "gp3" });
        }
    });

    it("have a role of their own with the worker and image-pull policies and no other", async () => {
        const attached = (await requests("AttachRolePolicy")).map((request) =>
            String(request.input.PolicyArn).split("/").pop(),
        );
        expect([...new Set(attached)].sort()).to.deep.equal([
            "AmazonEC2ContainerRegistryPullOnly",
            "AmazonEKSWorkerNodePolicy",
        ]);
    });

    it("leave the number of nodes to the autoscaler after creation", async () => {
        stack.workspace.program = unitProgram(poolsOnly({ desiredSize: 2 }));
        await stack.up();
        expect(await requests("UpdateNodegroupConfig")).to.deep.equal([]);
        expect((await kubernetes(lab()).core.listNode()).items).to.have.lengthOf(1);
        stack.workspace.program = unitProgram(poolsOnly());
    });

    it("are changed in place where AWS can, and replaced new before old where it cannot", async () => {
        stack.workspace.program = unitProgram(poolsOnly({ maxSize: 4, labels: { team: "ml" } }));
        await stack.up();
        expect(await requests("DeleteNodegroup")).to.deep.equal([]);
        expect((await requests("UpdateNodegroupConfig")).length).to.be.at.least(1);

        stack.workspace.program = unitProgram(
            poolsOnly({ maxSize: 4, labels: { team: "ml" }, instanceTypes: ["m7i.4xlarge"] }),
        );
        await stack.up();
        const order = (await awsRequests(lab()))
            .filter((request) => /^(Create|Delete)Nodegroup$/.test(request.operation) && request.status < 300)
            .map(
                (request) => `${request.operation} ${String(request.input.nodegroupName).replace(/-[0-9a-f]{6}$/, "")}`,
            );
        expect(order.slice(-2)).to.deep.equal(["CreateNodegroup ml-general", "DeleteNodegroup ml-general"]);
        const types = (await kubernetes(lab()).core.listNode()).items.map(
            (node) => node.metadata?.labels?.["node.kubernetes.io/instance-type"],
        );
        expect(types).to.deep.equal(["m7i.4xlarge"]);
    });

    it("are made anew, not updated in silence, after a creation that failed", async () => {
        await awsFault(lab(), {
            op: "CreateNodegroup",
            outcome: { code: "AsgInstanceLaunchFailures", message: "no capacity" },
        });
        stack.workspace.program = unitProgram(
            unitArgs({
                rayClusters: undefined,
                nodePools: {
                    ...poolsOnly().nodePools,
                    extra: { instanceTypes: ["c7i.xlarge"], minSize: 1, maxSize: 2 },
                },
            }),
        );
        expect(await failureOf(stack.up())).to.match(/AsgInstanceLaunchFailures/);
        await stack.up();
        const nodes = (await kubernetes(lab()).core.listNode()).items.filter(
            (node) => node.metadata?.labels?.["kuberay.pulumi.com/pool"] === "extra",
        );
        expect(nodes).to.have.lengthOf(1);
    });
});

interface TemplateData {
    readonly MetadataOptions: Record<string, unknown>;
    readonly BlockDeviceMappings: { readonly Ebs: Record<string, unknown> }[];
}
