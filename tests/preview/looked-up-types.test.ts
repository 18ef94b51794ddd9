import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { constructRayNodePool } from "../../provider/src/node-pool/ray-node-pool";
import { instanceTypeAnswer } from "../support/instance-type-answer";
import { refusal } from "../support/look-ups";
import { MockedClouds, previewPlatform } from "../support/platform-preview";
import { record } from "../support/recording-monitor";
import { named } from "../support/registrations";
import { remarked } from "../support/remarks";
import { quickstart } from "./fixtures";

const GROUP = "aws:eks/nodeGroup:NodeGroup";
const LOOK_UP = "aws:ec2/getInstanceType:getInstanceType";
/** A g6e.12xlarge under a name that EC2 may give one day. */
const NEW_GPU = { "g99.12xlarge": instanceTypeAnswer("g6e.12xlarge") };

const unitWith = (pools: Record<string, object>, types: Record<string, object> = NEW_GPU) => {
    const general = { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 4 };
    const inputs = quickstart({ nodePools: { general, ...pools } });
    return previewPlatform("ml", inputs, {}, {}, new MockedClouds({}, types));
};
const gpuOf = (...instanceTypes: string[]) => ({ gpu: { instanceTypes, maxSize: 8 } });

const problemsOf = async (preview: () => Promise<unknown>): Promise<string> => {
    const error: unknown = await preview().then(
        () => undefined,
        (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(pulumi.InputPropertiesError);
    const { errors } = error as { errors: { propertyPath: string; reason: string }[] };
    return errors.map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`).join("\n");
};

describe("an instance type that nobody has described", () => {
    it("is looked up in AWS, planned by that, and said to be", async () => {
        const { seen, warnings } = await remarked(() => unitWith(gpuOf("g99.12xlarge")));
        expect(warnings).to.deep.equal([
            'nodePools.gpu.instanceTypes[0]: this version of the provider does not know "g99.12xlarge": AMI, devices and sizes are planned by what AWS tells of it. Give instanceFacts, or use a newer version, not to depend on that. (accept: R-TYPE-LOOKED-UP)',
        ]);
        const known = await unitWith(gpuOf("g6e.12xlarge"));
        const [group, same] = [seen, known].map(
            ({ registrations }) => named(registrations, GROUP, "ml-gpu").inputs as Record<string, unknown>,
        );
        for (const input of ["amiType", "labels", "taints", "tags"]) {
            expect(group?.[input], input).to.deep.equal(same?.[input]);
        }
        const cluster = named(seen.registrations, "kuberay:index:RayCluster", "ml-train").inputs;
        expect(cluster).to.have.nested.property("pools.gpu.instanceFacts").that.has.all.keys("g99.12xlarge");
    });

    it("is asked for once, whatever number of pools names it, and those of the catalogue never", async () => {
        const two = { ...gpuOf("g99.12xlarge", "g6e.12xlarge"), more: { instanceTypes: ["g99.12xlarge"], maxSize: 1 } };
        const { seen } = await remarked(() => unitWith(two));
        expect(seen.calls.filter((token) => token === LOOK_UP)).to.have.lengthOf(1);
        const { calls } = await unitWith(gpuOf("g6e.12xlarge"));
        expect(calls).to.not.include(LOOK_UP);
    });

    it("is not asked for when its user describes it", async () => {
        const { networkInterfaces, ipv4PerInterface } = { networkInterfaces: 10, ipv4PerInterface: 30 };
        const facts = { vcpus: 48, memoryMiB: 393216, architecture: "x86_64", networkInterfaces, ipv4PerInterface };
        const gpu = { name: "L40S", count: 4, memoryMiB: 45776 };
        const pool = { ...gpuOf("g99.12xlarge").gpu, instanceFacts: { "g99.12xlarge": { ...facts, gpu } } };
        const { seen } = await remarked(() => unitWith({ gpu: pool }));
        expect(seen.calls).to.not.include(LOOK_UP);
    });

    it("is judged by the answer like any other", async () => {
        const small = { "g99.12xlarge": instanceTypeAnswer("g6e.12xlarge", { memorySize: 4096 }) };
        expect(await problemsOf(() => unitWith(gpuOf("g99.12xlarge"), small))).to.match(
            /rayClusters\.train\.workers\.gpu/,
        );
    });

    it("is refused where its user named it, when what AWS answers cannot be", async () => {
        const odd = { "g99.12xlarge": instanceTypeAnswer("g6e.12xlarge", { efaMaximumInterfaces: 9 }) };
        const cards = String(instanceTypeAnswer("g6e.12xlarge").maximumNetworkCards);
        expect(await problemsOf(() => unitWith(gpuOf("m7i.large", "g99.12xlarge"), odd))).to.include(
            `nodePools.gpu.instanceTypes[1]: of "g99.12xlarge" AWS answers efaInterfaces that cannot be: a network card takes one EFA interface: is at most networkCards (${cards}), got 9.`,
        );
    });

    it("is named where its user named it, when AWS cannot tell of it yet", async () => {
        const { notes } = await remarked(() => unitWith(gpuOf("g99.12xlarge"), { "g99.12xlarge": {} }));
        expect(notes.join("\n")).to.include("what AWS knows of nodePools.gpu.instanceTypes[0]");
        expect(notes.join("\n")).not.to.include("instanceFacts");
    });

    it("is refused when AWS does not know it either", async () => {
        expect(await problemsOf(() => unitWith(gpuOf("g99.12xlarge"), {}))).to.equal(
            'nodePools.gpu.instanceTypes[0]: "g99.12xlarge" is not an EC2 instance type that this version of the provider knows. Name one that it knows, e.g. m7i.2xlarge, describe it in instanceFacts, or use a newer version. AWS does not know it either, in the region of its provider. [R-TYPE-KNOWN]',
        );
    });

    it("is refused when AWS cannot be asked, with its reason", async () => {
        class Denied extends MockedClouds {
            override call(args: Parameters<MockedClouds["call"]>[0]): Record<string, unknown> {
                if (args.token === LOOK_UP) throw refusal("UnauthorizedOperation: ec2:DescribeInstanceTypes");
                return super.call(args);
            }
        }
        const inputs = quickstart({ nodePools: gpuOf("g99.12xlarge"), rayClusters: undefined });
        expect(await problemsOf(() => previewPlatform("ml", inputs, {}, {}, new Denied()))).to.match(
            /AWS could not be asked about it: .*UnauthorizedOperation: ec2:DescribeInstanceTypes/,
        );
    });

    it("is looked up for a pool on its own", async () => {
        const inputs = { clusterName: "prod", instanceTypes: ["g99.12xlarge"], maxSize: 2 };
        const { seen, warnings } = await remarked(() =>
            record(new MockedClouds({}, NEW_GPU), () => constructRayNodePool("extra", inputs, {})),
        );
        expect(named(seen, GROUP, "extra").inputs).to.deep.include({ amiType: "BOTTLEROCKET_x86_64_NVIDIA" });
        expect(warnings).to.have.lengthOf(1);
        expect(warnings[0]).to.match(/^instanceTypes\[0\]: this version of the provider does not know "g99.12xlarge"/);
    });
});
