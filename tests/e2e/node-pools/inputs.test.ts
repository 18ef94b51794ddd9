import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { parse as parseToml } from "smol-toml";
import { parse as parseYaml } from "yaml";
import { useLab } from "../../support/lab";
import {
    AL2023_VOLUMES,
    BOTTLEROCKET_SETTINGS,
    BOTTLEROCKET_VOLUMES,
    NODE_CONFIG,
} from "../../support/node-pools/expected";
import { everyInputProgram } from "../../support/node-pools/program";
import { Sent } from "../../support/node-pools/sent";
import { programStack } from "../../support/stack";

describe("every input of a node pool", () => {
    const lab = useLab("node-pool-inputs");
    let stack: Stack;
    let sent: Sent;
    let openGroup: string;

    before(async () => {
        stack = await programStack(
            lab(),
            "inputs",
            everyInputProgram((pools) => pools),
        );
        await stack.up();
        openGroup = String((await stack.outputs()).group?.value);
        sent = await Sent.to(lab());
    });

    it("reaches EKS: image, versions, upkeep, overrides, zone", () => {
        const group = sent.group("al2023");
        expect(group).to.deep.include({
            amiType: "AL2023_ARM_64_STANDARD",
            capacityType: "ON_DEMAND",
            version: "1.36",
            releaseVersion: "1.36.3-20261101",
            updateConfig: { maxUnavailablePercentage: 50, updateStrategy: "MINIMAL" },
            warmPoolConfig: { minSize: 1, maxGroupPreparedCapacity: 2, poolState: "RUNNING", reuseOnScaleIn: true },
        });
        expect(group.nodeRepairConfig).to.deep.equal({
            enabled: true,
            maxUnhealthyNodeThresholdPercentage: 20,
            maxParallelNodesRepairedCount: 3,
            nodeRepairConfigOverrides: [
                {
                    nodeMonitoringCondition: "AcceleratedHardwareReady",
                    nodeUnhealthyReason: "NvidiaXID13Error",
                    minRepairWaitTimeMins: 10,
                    repairAction: "Reboot",
                },
            ],
        });
        expect(group.labels).to.include({ team: "ml" });
        expect(group.taints).to.deep.equal([{ key: "example.com/team", value: "ml", effect: "PREFER_NO_SCHEDULE" }]);
        expect(group.tags).to.include({ owner: "ml" });
        expect(group.subnets).to.have.lengthOf(1);
        expect(group.subnets).to.not.deep.equal(sent.group("p5").subnets);
    });

    it("reaches EC2 and IAM: volumes, metadata, security groups, overrides, policies", () => {
        const template = sent.template("al2023");
        expect(template.BlockDeviceMappings).to.deep.equal(AL2023_VOLUMES);
        expect(template.MetadataOptions).to.deep.equal({
            HttpEndpoint: "enabled",
            HttpTokens: "required",
            HttpPutResponseHopLimit: 2,
            InstanceMetadataTags: "enabled",
        });
        expect(template.Monitoring).to.deep.equal({ Enabled: true });
        expect(template.SecurityGroupIds).to.have.lengthOf(2).and.include(openGroup);
        expect(sent.policies("al2023")).to.deep.equal([
            "AmazonEC2ContainerRegistryPullOnly",
            "AmazonEKSWorkerNodePolicy",
            "AmazonS3ReadOnlyAccess",
            "AmazonSSMManagedInstanceCore",
        ]);
    });

    it("reaches the nodes of AL2023 as a part that EKS adds its own to", () => {
        const [, part = ""] = sent.userData("al2023").split("Content-Type: application/node.eks.aws");
        const config: unknown = parseYaml(part.split("--KUBERAY")[0] ?? "");
        expect(config).to.deep.equal(NODE_CONFIG);
    });

    it("reaches the nodes of Bottlerocket, with their two volumes, reservation, partitions and given role", () => {
        expect(sent.group("bottlerocket")).to.deep.include({
            amiType: "BOTTLEROCKET_x86_64_NVIDIA_FIPS",
            nodeRole: "arn:aws:iam::123456789012:role/nodes",
        });
        const template = sent.template("bottlerocket");
        expect(template.BlockDeviceMappings).to.deep.equal(BOTTLEROCKET_VOLUMES);
        expect(template.CapacityReservationSpecification).to.deep.equal({
            CapacityReservationTarget: { CapacityReservationId: "cr-0123456789abcdef0" },
        });
        const partitioned = sent.one("CreatePlacementGroup", "GroupName", "bottlerocket");
        expect(partitioned).to.deep.include({ Strategy: "partition", PartitionCount: 3 });
        expect(template.Placement).to.deep.equal({ GroupName: partitioned.GroupName });
        expect(parseToml(sent.userData("bottlerocket"))).to.deep.equal(BOTTLEROCKET_SETTINGS);
        expect(sent.policies("bottlerocket")).to.deep.equal([]);
    });

    it("buys as it says: several types on Spot, a Capacity Block, what is reserved and nothing else", () => {
        expect(sent.group("spot")).to.deep.include({
            capacityType: "SPOT",
            instanceTypes: ["c7i.4xlarge", "m7i.2xlarge"],
        });
        const block = sent.group("block");
        expect(block).to.include({ capacityType: "CAPACITY_BLOCK" }).and.not.have.property("instanceTypes");
        const template = sent.template("block");
        expect(template).to.deep.include({
            InstanceType: "p5.48xlarge",
            InstanceMarketOptions: { MarketType: "capacity-block" },
            CapacityReservationSpecification: {
                CapacityReservationTarget: { CapacityReservationId: "cr-0fedcba9876543210" },
            },
        });
        expect(template.NetworkInterfaces).to.have.lengthOf(8);
        expect(template).to.not.have.property("Placement");
        expect(sent.template("own-data").CapacityReservationSpecification).to.deep.equal({
            CapacityReservationPreference: "capacity-reservations-only",
        });
    });

    it("joins an image of one's own: by what we tell it, or as its user says", () => {
        expect(sent.group("own-image")).to.not.have.property("amiType");
        expect(sent.template("own-image")).to.include({ ImageId: "ami-0123456789abcdef0" });
        const [, part = ""] = sent.userData("own-image").split("Content-Type: application/node.eks.aws");
        const { spec } = parseYaml(part.split("--KUBERAY")[0] ?? "") as { spec: Record<string, unknown> };
        expect(spec.cluster).to.include({ name: "lab", cidr: "10.96.0.0/16" });
        expect(JSON.stringify(spec.cluster))
            .to.match(/"apiServerEndpoint":"https:/)
            .and.include("certificateAuthority");
        expect(JSON.stringify(spec.kubelet)).to.include("team=ml").and.include("kuberay.pulumi.com/pool=own-image");
        expect(sent.userData("own-data")).to.equal("#!/bin/sh\njoin");
    });

    const EFA: readonly [pool: string, adapters: number, interfaces: number][] = [
        ["p5", 32, 32],
        ["p5en", 16, 16],
        ["b200", 8, 8],
        ["b300", 16, 17],
    ];
    for (const [pool, adapters, count] of EFA) {
        it(`gives ${pool} ${adapters} adapters on ${count} interfaces, a group of its own and one place`, () => {
            const template = sent.template(pool);
            const interfaces = template.NetworkInterfaces as Interface[];
            expect(interfaces.map(({ NetworkCardIndex }) => NetworkCardIndex)).to.deep.equal([...Array(count).keys()]);
            expect(interfaces.filter(({ InterfaceType = "" }) => InterfaceType.startsWith("efa"))).to.have.lengthOf(
                adapters,
            );
            expect(interfaces.map(({ DeviceIndex }) => DeviceIndex)).to.deep.equal([
                0,
                ...Array<number>(count - 1).fill(1),
            ]);
            // The cluster's, and that of the pool, on each.
            for (const { Groups } of interfaces)
                expect(Groups).to.have.lengthOf(2).and.deep.equal(interfaces[0]?.Groups);
            expect(template).to.not.have.property("SecurityGroupIds");
            const placed = sent.one("CreatePlacementGroup", "GroupName", pool);
            expect(placed.Strategy).to.equal("cluster");
            expect(template.Placement).to.deep.equal({ GroupName: placed.GroupName });
            expect(sent.group(pool).subnets).to.have.lengthOf(1);
            expect(sent.group(pool).tags).to.include({ [`${RESOURCES}/vpc.amazonaws.com/efa`]: `${adapters}` });
        });
    }

    it("lets the nodes of a pool with EFA talk to each other, both ways", () => {
        const made = sent.of("CreateSecurityGroup").filter(({ GroupName }) => String(GroupName).startsWith("ml-"));
        expect(made).to.have.lengthOf(5);
        for (const operation of ["AuthorizeSecurityGroupIngress", "AuthorizeSecurityGroupEgress"]) {
            const within = sent
                .of(operation)
                .filter(({ GroupId, IpPermissions }) =>
                    JSON.stringify(IpPermissions).includes(`"GroupId":"${String(GroupId)}"`),
                );
            expect(within, operation).to.have.lengthOf(5);
        }
    });

    it("takes a placement group and a security group that exist", () => {
        const template = sent.template("given");
        expect(template.Placement).to.deep.equal({ GroupName: "near" });
        const interfaces = template.NetworkInterfaces as Interface[];
        expect(interfaces.map(({ InterfaceType }) => InterfaceType)).to.deep.equal(["efa", "efa", "efa", "efa"]);
        expect(interfaces[0]?.Groups).to.include("sg-0123456789abcdef0").and.have.lengthOf(2);
    });

    it("leaves nothing to do, and nothing to announce, when it is given again", async () => {
        const { changeSummary } = await stack.preview();
        expect(Object.keys(changeSummary)).to.deep.equal(["same"]);
    });

    it("is changed in place where EKS can, by another version of the template, and else new before old", async () => {
        const edited = everyInputProgram((pools) => ({
            ...pools,
            al2023: {
                ...pools.al2023,
                instanceTypes: ["m7gd.4xlarge"],
                maxSize: 2,
                updateConfig: { maxUnavailable: 2 },
            },
            spot: {
                ...pools.spot,
                instanceTypes: ["c7i.4xlarge", "m7i.2xlarge"],
                maxSize: 2,
                kubelet: { maxPods: 20 },
            },
            "own-image": { instanceTypes: ["m7i.2xlarge"], minSize: 0, maxSize: 2, amiFamily: "bottlerocket" },
        }));
        const before = (await Sent.to(lab())).of("CreateNodegroup").length;
        stack.workspace.program = edited;
        await stack.up();
        const now = await Sent.to(lab());
        const updates = now.of("UpdateNodegroupConfig");
        expect(updates.map(({ updateConfig }) => updateConfig)).to.deep.equal([{ maxUnavailable: 2 }]);
        expect(now.of("CreateLaunchTemplateVersion").length).to.be.at.least(1);
        expect(
            now.of("UpdateNodegroupVersion").map(({ nodegroupName }) => String(nodegroupName).slice(0, 7)),
        ).to.include("ml-spot");
        expect(now.of("CreateNodegroup")).to.have.lengthOf(before + 1);
        expect(now.of("CreateNodegroup").at(-1)).to.include({ amiType: "BOTTLEROCKET_x86_64" });
        expect(now.of("DeleteNodegroup").map(({ nodegroupName }) => String(nodegroupName).slice(0, 13))).to.deep.equal([
            "ml-own-image-",
        ]);
    });
});

const RESOURCES = "k8s.io/cluster-autoscaler/node-template/resources";

interface Interface {
    readonly NetworkCardIndex: number;
    readonly DeviceIndex: number;
    readonly InterfaceType?: string;
    readonly Groups: string[];
}
