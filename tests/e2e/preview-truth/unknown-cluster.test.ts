import * as aws from "@pulumi/aws";
import { type EngineEvent, type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import * as kuberay from "pulumi-kuberay";
import { getRayCluster, kubernetes } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { programStack } from "../../support/stack";
import { unitArgs } from "../../support/unit";

/** A program that makes the EKS cluster and, in the same breath, the unit on it. */
const fromNothing = () => {
    const trust = {
        Version: "2012-10-17",
        Statement: [{ Effect: "Allow", Action: "sts:AssumeRole", Principal: { Service: "eks.amazonaws.com" } }],
    };
    const role = new aws.iam.Role("control-plane", { assumeRolePolicy: JSON.stringify(trust) });
    const vpc = new aws.ec2.Vpc("vpc", { cidrBlock: "10.1.0.0/16" });
    const subnets = ["a", "b"].map(
        (zone, at) =>
            new aws.ec2.Subnet(zone, {
                vpcId: vpc.id,
                cidrBlock: `10.1.${at}.0/24`,
                availabilityZone: `us-west-2${zone}`,
            }),
    );
    const subnetIds = subnets.map((subnet) => subnet.id);
    const eks = new aws.eks.Cluster("new", { roleArn: role.arn, vpcConfig: { subnetIds } });
    const platform = new kuberay.RayPlatform("ml", {
        ...unitArgs(),
        cluster: {
            name: eks.name,
            endpoint: eks.endpoint,
            certificateAuthority: eks.certificateAuthority.data,
            subnetIds,
        },
    });
    return Promise.resolve({
        jobs: platform.rayClusters.train?.jobSubmissionUrl,
        pool: platform.nodePools.gpu?.nodeSelector,
    });
};

describe("a unit on a cluster made in the same program", () => {
    const lab = useLab("preview-truth-unknown");
    let stack: Stack;

    before(async () => {
        stack = await programStack(lab(), "from-nothing", fromNothing);
    });

    const steps = (events: readonly EngineEvent[]): Map<string, Record<string, unknown>> =>
        new Map(
            events.flatMap((event) => {
                const step = event.resourcePreEvent?.metadata;
                return step === undefined
                    ? []
                    : [[step.urn.split("::").slice(2).join("::"), (step.new?.inputs ?? {}) as Record<string, unknown>]];
            }),
        );

    it("previews completely: the same children as up makes, with their names known", async () => {
        const previewed: EngineEvent[] = [];
        await stack.preview({ onEvent: (event) => previewed.push(event) });
        const planned = steps(previewed);
        const made: EngineEvent[] = [];
        await stack.up({ onEvent: (event) => made.push(event) });
        expect([...planned.keys()].sort()).to.deep.equal([...steps(made).keys()].sort());

        const under = [...planned].filter(([urn]) => urn.includes("kuberay:index:RayPlatform$"));
        expect(under.length).to.be.greaterThan(15);
        const madeSteps = steps(made);
        const nameOf = (inputs: Record<string, unknown> | undefined): unknown =>
            inputs?.nodeGroupName ?? inputs?.name ?? (inputs?.metadata as { name?: string } | undefined)?.name;
        for (const [urn, inputs] of under) expect(nameOf(inputs), urn).to.deep.equal(nameOf(madeSteps.get(urn)));
        expect(under.map(([urn]) => urn).filter((urn) => /pulumiUnknown|undefined/.test(urn))).to.deep.equal([]);
    });

    it("knows the addresses already in the preview, and they are the ones that come true", async () => {
        expect((await stack.outputs()).jobs?.value).to.equal("http://train-head-svc.ray.svc.cluster.local:8265");
        const cluster = await getRayCluster(kubernetes(lab()), "ray", "train");
        expect(cluster.status?.state).to.equal("ready");
    });

    it("previews empty afterwards, and is destroyed with its cluster in one go", async () => {
        expect(Object.keys((await stack.preview()).changeSummary)).to.deep.equal(["same"]);
        await stack.destroy();
    });
});
