import { expect } from "chai";
import type { NodeGroupFacts } from "../../../../../lab/aws/front/rules/node-group-facts";
import { CONFIG_RULES, NODE_GROUP_RULES, violations } from "../../../../../lab/aws/front/rules/node-group";
import { GOOD, asking, made, taint, template, GPU, CLUSTER, TWO_ZONES, WHOLE_BLOCK, BLOCK } from "./node-group-facts";

describe("EKS's rules about a node group", () => {
    it("allow an ordinary node group", () => {
        expect(violations(NODE_GROUP_RULES, GOOD)).to.deep.equal([]);
    });

    const rows: [string, NodeGroupFacts, RegExp][] = [
        ["a name of 64 characters", asking({ nodegroupName: "a".repeat(64) }), /at most 63 characters, got 64/],
        ["a name with a dot", asking({ nodegroupName: "a.b" }), /must match/],
        ["no subnets", asking({ subnets: [] }), /subnets cannot be empty/],
        [
            "a subnet that does not exist",
            asking({}, { subnets: new Map([["subnet-9", undefined]]) }),
            /'subnet-9' does not exist/,
        ],
        ["a subnet of another VPC", asking({}, { clusterVpc: "vpc-2" }), /not in the cluster's VPC vpc-2/],
        ["a role that does not exist", asking({}, { role: undefined }), /role with name node cannot be found/],
        [
            "a role that is not for machines",
            asking({}, { role: { arn: "", trust: "{}", policies: [] } }),
            /ec2.amazonaws.com/,
        ],
        ["a version ahead of the cluster", asking({ version: "1.37" }), /version 1.37 is invalid/],
        ["a version four behind the cluster", asking({ version: "1.32" }), /version 1.32 is invalid/],
        ["a tag of AWS's own", asking({ tags: { "aws:x": "y" } }), /aws:/],
        [
            "min above max",
            asking({ scalingConfig: { minSize: 5, desiredSize: 5, maxSize: 4 } }),
            /Minimum capacity 5.*maximum capacity 4/,
        ],
        [
            "desired above max",
            asking({ scalingConfig: { minSize: 1, desiredSize: 5, maxSize: 4 } }),
            /Desired capacity 5/,
        ],
        ["desired below min", asking({ scalingConfig: { minSize: 3, desiredSize: 2, maxSize: 4 } }), /desired size 2/],
        ["451 nodes", asking({ scalingConfig: { minSize: 1, desiredSize: 1, maxSize: 451 } }), /quota of 450/],
        [
            "both kinds of maxUnavailable",
            asking({ updateConfig: { maxUnavailable: 1, maxUnavailablePercentage: 5 } }),
            /not both/,
        ],
        [
            "both kinds of repair threshold",
            asking({ nodeRepairConfig: { maxUnhealthyNodeThresholdCount: 1, maxUnhealthyNodeThresholdPercentage: 5 } }),
            /not both/,
        ],
        ["a label of kubernetes.io", asking({ labels: { "kubernetes.io/x": "y" } }), /reserved prefixes/],
        ["a label of k8s.io", asking({ labels: { "k8s.io/x": "y" } }), /reserved prefixes/],
        ["a label of eks.amazonaws.com", asking({ labels: { "eks.amazonaws.com/x": "y" } }), /reserved prefixes/],
        ["a label value with a space", asking({ labels: { a: "b c" } }), /not a Kubernetes label/],
        [
            "51 taints",
            asking({ taints: Array.from({ length: 51 }, (_, at) => taint(`t${at}`)) }),
            /at most 50 taints, got 51/,
        ],
        ["a taint with a space", asking({ taints: [taint("a b")] }), /not a Kubernetes taint/],
        [
            "the same taint twice",
            asking({ taints: [taint("a"), taint("a", { value: "b" })] }),
            /duplicate taint a:NO_SCHEDULE/,
        ],
        ["21 instance types", asking({ instanceTypes: Array.from({ length: 21 }, () => "m7i.large") }), /at most 20/],
        [
            "an unknown instance type",
            asking({}, { instanceTypes: new Map([["m5.huge", undefined]]) }),
            /do not exist: \[m5.huge\]/,
        ],
        [
            "types in template and request",
            asking({ instanceTypes: ["a"] }, template({ InstanceType: "m7i.large" })),
            /both/,
        ],
        [
            "arm64 machines with an x86 image",
            asking({}, made("m7g.large", { architectures: ["arm64"] })),
            /AL2023_x86_64_STANDARD/,
        ],
        ["x86 machines with an arm64 image", asking({ amiType: "AL2023_ARM_64_STANDARD" }), /\[m7i.large\]/],
        [
            "GPUs without a GPU image",
            asking({}, made("g6e.xlarge", GPU)),
            /\[g6e.xlarge\] is not a valid instance type/,
        ],
        ["a GPU image without GPUs", asking({ amiType: "BOTTLEROCKET_x86_64_NVIDIA" }), /\[m7i.large\]/],
        [
            "Neuron devices without their image",
            asking({}, made("inf2.xlarge", { neuronDevices: 1 })),
            /\[inf2.xlarge\]/,
        ],
        ["a Neuron image without devices", asking({ amiType: "AL2023_x86_64_NEURON" }), /\[m7i.large\]/],
        ["Amazon Linux 2 after its end", asking({ amiType: "AL2_x86_64" }), /1.32 or earlier/],
        ["a disk size beside a template", asking({ diskSize: 50 }, template({})), /Disk size/],
        [
            "remote access beside a template",
            asking({ remoteAccess: { ec2SshKey: "k" } }, template({})),
            /Remote access/,
        ],
        [
            "a subnet in the template",
            asking({}, template({ NetworkInterfaces: [{ DeviceIndex: 0, SubnetId: "s" }] })),
            /subnet/,
        ],
        [
            "an instance profile in the template",
            asking({}, template({ IamInstanceProfile: { Name: "p" } })),
            /instance profile/,
        ],
        ["spot in the template", asking({}, template({ InstanceMarketOptions: { MarketType: "spot" } })), /spot/],
        [
            "hibernation in the template",
            asking({}, template({ HibernationOptions: { Configured: true } })),
            /hibernation/,
        ],
        [
            "an AMI type beside an image",
            asking({ amiType: "AL2023_x86_64_STANDARD" }, template({ ImageId: "ami-1" })),
            /AMI Type/,
        ],
        ["a version beside an image", asking({ version: "1.36" }, template({ ImageId: "ami-1" })), /custom AMI/],
        [
            "a strategy without a number",
            asking({ updateConfig: { updateStrategy: "MINIMAL" } }),
            /needs maxUnavailable/,
        ],
        [
            "an override of repairs with parts missing",
            asking({ nodeRepairConfig: { nodeRepairConfigOverrides: [{ repairAction: "Reboot" }] } }),
            /all of their values/,
        ],
        ["a warm pool of custom images", asking({ warmPoolConfig: {} }, template({ ImageId: "ami-1" })), /custom AMIs/],
        [
            "a warm pool of Bottlerocket that hibernates",
            asking({ amiType: "BOTTLEROCKET_x86_64", warmPoolConfig: { poolState: "HIBERNATED" } }),
            /HIBERNATED/,
        ],
        ["a warm pool on Spot", asking({ capacityType: "SPOT", warmPoolConfig: {} }), /capacityType SPOT/],
        [
            "fewer prepared machines than warm ones",
            asking({ warmPoolConfig: { minSize: 2, maxGroupPreparedCapacity: 1 } }),
            /below the warm pool's minSize/,
        ],
        ["termination protection in the template", asking({}, template({ DisableApiTermination: true })), /protection/],
        ["no primary interface", asking({}, template({ NetworkInterfaces: [{ DeviceIndex: 1 }] })), /device index 0/],
        [
            "two interfaces in one place",
            asking({}, template({ NetworkInterfaces: [{ DeviceIndex: 0 }, { DeviceIndex: 1 }, { DeviceIndex: 1 }] })),
            /Two interfaces/,
        ],
        [
            "EFA on a card that takes none",
            asking(
                {},
                {
                    ...template({ NetworkInterfaces: [{ DeviceIndex: 0, InterfaceType: "efa" }] }),
                    ...made("p6-b300.48xlarge", { networkCards: 17, efaCards: [1, 2], mostEfa: 2 }),
                },
            ),
            /takes no EFA/,
        ],
        ["a placement group that there is not", asking({}, template({ Placement: { GroupName: "near" } })), /unknown/],
        [
            "a cluster placement group in two zones",
            asking({}, { ...TWO_ZONES, placementGroup: CLUSTER }),
            /one Availab/,
        ],
        ["a Capacity Block in two zones", asking(BLOCK, { ...TWO_ZONES, ...template(WHOLE_BLOCK) }), /do not exist/],
        [
            "Spot from a reservation",
            asking({ capacityType: "SPOT" }, template({ CapacityReservationSpecification: {} })),
            /Spot Instances cannot/,
        ],
        ["a Capacity Block without its template", asking(BLOCK), /capacity-block/],
        [
            "a template for a Capacity Block alone",
            asking({}, template({ InstanceMarketOptions: { MarketType: "capacity-block" } })),
            /needs capacityType CAPACITY_BLOCK/,
        ],
    ];
    for (const [what, facts, message] of rows) {
        it(`refuse ${what}`, () => {
            const found = violations(NODE_GROUP_RULES, facts);
            expect(found).to.have.length(1);
            expect(found[0]).to.match(message);
        });
    }

    it("have a row here each", () => {
        expect(rows.length).to.be.at.least(NODE_GROUP_RULES.length);
    });

    it("hold for an update's sizes, labels and taints too", () => {
        const facts = asking({
            scalingConfig: { minSize: 5, desiredSize: 5, maxSize: 4 },
            labels: { "k8s.io/x": "y" },
        });
        expect(violations(CONFIG_RULES, facts)).to.have.length(2);
    });

    it("allow a whole Capacity Block, and GPUs with their image", () => {
        expect(violations(NODE_GROUP_RULES, asking(BLOCK, template(WHOLE_BLOCK)))).to.deep.equal([]);
        const gpus = asking({ amiType: "BOTTLEROCKET_x86_64_NVIDIA" }, made("g6e.xlarge", GPU));
        expect(violations(NODE_GROUP_RULES, gpus)).to.deep.equal([]);
    });
});
