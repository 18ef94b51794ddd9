import { expect } from "chai";
import fc from "fast-check";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args/node-pool";
import { planNodePool } from "../../../../provider/src/node-pool/plan/node-pool";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { factsOf } from "../../instance-catalog/fixtures";
import { context, nameOf, plan, pool } from "../fixtures";

const unknown = UNKNOWN as never;

describe("the AMI of a pool", () => {
    const AMIS: readonly [instanceType: string, amiType: string][] = [
        ["m7i.2xlarge", "AL2023_x86_64_STANDARD"],
        ["m7g.2xlarge", "AL2023_ARM_64_STANDARD"],
        ["g6e.12xlarge", "BOTTLEROCKET_x86_64_NVIDIA"],
        ["g5g.2xlarge", "BOTTLEROCKET_ARM_64_NVIDIA"],
        ["trn1.32xlarge", "AL2023_x86_64_NEURON"],
        ["inf2.xlarge", "AL2023_x86_64_NEURON"],
    ];
    for (const [instanceType, amiType] of AMIS) {
        it(`is ${amiType} for ${instanceType}`, () => {
            expect(plan({ instanceTypes: [instanceType] }).group.amiType).to.equal(amiType);
        });
    }

    it("decides which volume gets the size that was asked for", () => {
        const sizes = (instanceType: string) => {
            const devices = plan({ instanceTypes: [instanceType], diskSize: 300 }).template.blockDeviceMappings;
            if (devices === UNKNOWN) throw new Error("unknown devices");
            return devices.map(({ deviceName, ebs }) => `${deviceName} ${ebs.volumeSize}`);
        };
        expect(sizes("m7i.2xlarge")).to.deep.equal(["/dev/xvda 300"]);
        expect(sizes("g6e.12xlarge")).to.deep.equal(["/dev/xvda 4", "/dev/xvdb 300"]);
    });
});

describe("the name of a node group", () => {
    it("stays when nothing that forces a replacement changes", () => {
        const name = nameOf();
        expect(name).to.match(/^ml-general-[0-9a-f]{6}$/);
        const edits: Partial<NodePoolArgs>[] = [
            { minSize: 0, maxSize: 9, desiredSize: 3 },
            { labels: { a: "b" } },
            { taints: [{ key: "a", effect: "NoSchedule" }] },
            { tags: { a: "b" } },
            { diskSize: 500 },
            { capacity: "onDemand" },
        ];
        for (const edit of edits) expect(nameOf(edit), JSON.stringify(edit)).to.equal(name);
    });

    it("changes with everything that forces a replacement, and with the stack", () => {
        const names = [
            nameOf(),
            nameOf({ instanceTypes: ["m7i.4xlarge"] }),
            nameOf({ instanceTypes: ["m7i.2xlarge", "m7i.4xlarge"] }),
            nameOf({ capacity: "spot" }),
            nameOf({ subnetIds: ["subnet-1"] }),
            nameOf({}, { clusterName: "other" }),
            nameOf({}, { stack: "other" }),
            nameOf({}, { project: "other" }),
        ];
        expect(new Set(names).size).to.equal(names.length);
    });

    it("does not depend on the order of subnets", () => {
        expect(nameOf({ subnetIds: ["subnet-1", "subnet-2"] })).to.equal(
            nameOf({ subnetIds: ["subnet-2", "subnet-1"] }),
        );
    });

    it("tells pods whether all nodes are in one zone, where that can be told", () => {
        const zoneOf = (differs: object, at: object = {}) =>
            planNodePool(pool(differs), context(at)).placement.singleZone;
        const given = { subnetsAreLookedUp: false };
        expect(zoneOf({ zones: ["us-west-2a"] })).to.equal(true);
        expect(zoneOf({ subnetIds: ["subnet-1"] })).to.equal(true);
        expect(zoneOf({}, { ...given, clusterSubnetIds: ["subnet-1"] })).to.equal(true);
        expect(zoneOf({}, { clusterSubnetIds: ["subnet-1"] }), "AWS may have more tomorrow").to.equal(undefined);
        expect(zoneOf({ subnetIds: ["subnet-1", "subnet-2"] })).to.equal(undefined);
        expect(zoneOf({ subnetIds: UNKNOWN as never })).to.equal(UNKNOWN);
    });

    it("does not depend on subnets that are looked up: EKS may add some", () => {
        expect(nameOf({}, { clusterSubnetIds: ["subnet-3"] })).to.equal(nameOf());
        expect(plan().group.ignoreChanges).to.include("subnetIds");
        expect(plan({ subnetIds: ["subnet-1"] }).group.ignoreChanges).to.not.include("subnetIds");
        expect(plan({}, { subnetsAreLookedUp: false }).group.ignoreChanges).to.not.include("subnetIds");
    });

    it("does not depend on the values of outputs, which a preview may not know", () => {
        const outputs = { clusterName: true, subnetIds: true, instanceTypes: true, capacity: true };
        const known = nameOf({ subnetIds: ["subnet-1"] }, { outputs, clusterName: "prod" });
        const asked = nameOf(
            { subnetIds: unknown, instanceTypes: [unknown], capacity: unknown },
            { outputs, clusterName: unknown },
        );
        expect(asked).to.equal(known);
    });

    it("fits EKS, and differs, whatever units and pools are called", () => {
        const word = fc.stringMatching(/^[a-z][a-z0-9-]{0,70}$/);
        fc.assert(
            fc.property(word, word, (unit, poolName) => {
                const short = poolName.slice(0, 30);
                const name = nameOf({}, { unit, pool: short });
                expect(name.length).to.be.at.most(63);
                expect(name).to.match(/^[0-9A-Za-z][A-Za-z0-9_-]*$/);
                if (unit !== short) expect(name).to.include(`-${short}-`);
                expect(nameOf({}, { unit: `${unit}x`, pool: short })).to.not.equal(name);
            }),
        );
    });
});

describe("labels, taints and tags of a pool", () => {
    it("keep everybody away from GPUs who does not ask for one", () => {
        const gpu = plan({ instanceTypes: ["g6e.12xlarge"], labels: { team: "ml" } }).group;
        expect(gpu.labels).to.deep.equal({
            team: "ml",
            "k8s.amazonaws.com/accelerator": "l40s",
            "kuberay.pulumi.com/platform": "ml",
            "kuberay.pulumi.com/pool": "general",
        });
        expect(gpu.taints).to.deep.equal([{ key: "nvidia.com/gpu", value: "true", effect: "NoSchedule" }]);
    });

    it("do not repeat the taint of GPU nodes when it was given", () => {
        const taints = [{ key: "nvidia.com/gpu", value: "yes", effect: "NoSchedule" as const }];
        expect(plan({ instanceTypes: ["g6e.12xlarge"], taints }).group.taints).to.deep.equal(taints);
    });

    it("name no accelerator when the types have different ones", () => {
        const { labels } = plan({ instanceTypes: ["g6.12xlarge", "g6e.12xlarge"] }).group;
        expect(labels).to.not.have.property("k8s.amazonaws.com/accelerator");
    });

    it("tell the Cluster Autoscaler what the smallest node truly offers", () => {
        const { tags } = plan({ instanceTypes: ["m7i.4xlarge", "m7i.2xlarge"] }).group;
        expect(tags).to.include({
            "k8s.io/cluster-autoscaler/node-template/resources/cpu": "7910m",
            "k8s.io/cluster-autoscaler/node-template/resources/memory": "29317Mi",
            "k8s.io/cluster-autoscaler/node-template/resources/ephemeral-storage": "91067Mi",
            "k8s.io/cluster-autoscaler/node-template/label/kuberay.pulumi.com/pool": "general",
        });
    });

    it("are those of a type that its user describes", () => {
        const instanceTypes = ["g99.2xlarge"];
        const { group, placement } = plan({ instanceTypes, instanceFacts: { "g99.2xlarge": factsOf("g6e.2xlarge") } });
        const same = plan({ instanceTypes: ["g6e.2xlarge"] }).group;
        expect(group.amiType).to.equal("BOTTLEROCKET_x86_64_NVIDIA");
        expect([group.labels, group.taints, group.tags]).to.deep.equal([same.labels, same.taints, same.tags]);
        expect(placement.instanceFacts).to.have.property("g99.2xlarge");
        expect(plan().placement).to.not.have.property("instanceFacts");
    });

    it("are unknown while what its user says of a type is", () => {
        const instanceFacts = { "m7i.2xlarge": { ...factsOf("m7i.2xlarge"), memoryMiB: unknown } };
        const { labels, amiType } = plan({ instanceFacts }).group;
        expect([labels, amiType]).to.deep.equal([UNKNOWN, UNKNOWN]);
    });

    it("are unknown as a whole while the instance types are, and in part while single values are", () => {
        const { labels, taints, tags, amiType } = plan({ instanceTypes: [unknown] }).group;
        expect([labels, taints, tags, amiType]).to.deep.equal([UNKNOWN, UNKNOWN, UNKNOWN, UNKNOWN]);
        const part = plan({
            labels: { team: unknown },
            taints: [{ key: "a", value: unknown, effect: "NoSchedule" }],
        }).group;
        expect(part.labels).to.include({ team: UNKNOWN, "kuberay.pulumi.com/pool": "general" });
        expect(part.tags).to.include({
            "k8s.io/cluster-autoscaler/node-template/label/team": UNKNOWN,
            "k8s.io/cluster-autoscaler/node-template/taint/a": UNKNOWN,
        });
    });
});

describe("the role of a pool", () => {
    it("has the worker and image-pull policies of the partition, and no other", () => {
        const policies = (region: string) => Object.values(plan({}, { region }).role?.policyArns ?? {});
        expect(policies("us-west-2")).to.deep.equal([
            "arn:aws:iam::aws:policy/AmazonEKSWorkerNodePolicy",
            "arn:aws:iam::aws:policy/AmazonEC2ContainerRegistryPullOnly",
        ]);
        expect(policies("cn-north-1")[0]).to.match(/^arn:aws-cn:/);
        expect(policies("us-gov-west-1")[0]).to.match(/^arn:aws-us-gov:/);
    });

    it("keeps its name when the node group is replaced", () => {
        expect(plan({ instanceTypes: ["m7i.4xlarge"] }).role?.name).to.equal(plan().role?.name);
        expect(plan({ capacity: "spot" }).template.name).to.equal(plan().template.name);
    });
});
