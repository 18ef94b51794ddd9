import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { constructRayNodePool } from "../../provider/src/node-pool/ray-node-pool";
import { MockedClouds, previewPlatform } from "../support/platform-preview";
import { type Registration, record } from "../support/recording-monitor";
import { named } from "../support/registrations";
import { factsOf } from "../unit/instance-catalog/fixtures";
import { remarked } from "../support/remarks";
import { quickstart } from "./fixtures";

const GROUP = "aws:eks/nodeGroup:NodeGroup";
/** A g6e.12xlarge under a name that EC2 may give one day. */
const NEW_GPU = { "g99.12xlarge": factsOf("g6e.12xlarge") };

const unitWith = (gpu: object) =>
    previewPlatform(
        "ml",
        quickstart({ nodePools: { general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 4 }, gpu } }),
    );

const rayCluster = (registrations: readonly Registration[]): unknown =>
    named(registrations, "kuberay:index:RayCluster", "ml-train").inputs;

describe("the preview of a pool whose instance type the provider does not know", () => {
    it("plans it by what its user says, and says so once", async () => {
        const { seen, notes } = await remarked(() =>
            unitWith({ instanceTypes: ["g99.12xlarge"], instanceFacts: NEW_GPU, maxSize: 8 }),
        );
        expect(notes).to.deep.equal([
            'nodePools.gpu.instanceFacts["g99.12xlarge"]: this version of the provider does not know "g99.12xlarge": AMI, devices and sizes are planned by the facts given here. (accept: R-FACTS-USED)',
        ]);
        const known = await unitWith({ instanceTypes: ["g6e.12xlarge"], maxSize: 8 });
        const [group, same] = [seen, known].map(
            ({ registrations }) => named(registrations, GROUP, "ml-gpu").inputs as Record<string, unknown>,
        );
        for (const input of ["amiType", "labels", "taints", "tags"]) {
            expect(group?.[input], input).to.deep.equal(same?.[input]);
        }
    });

    it("hands what is said of it to the Ray clusters whose pods it has to hold", async () => {
        const { registrations } = (
            await remarked(() => unitWith({ instanceTypes: ["g99.12xlarge"], instanceFacts: NEW_GPU, maxSize: 8 }))
        ).seen;
        // With the defaults of what was not said.
        const facts = {
            "g99.12xlarge": { ...NEW_GPU["g99.12xlarge"], bareMetal: false, efaInterfaces: 0, networkCards: 1 },
        };
        expect(rayCluster(registrations)).to.have.nested.property("pools.gpu.instanceFacts").that.deep.equals(facts);
    });

    it("is no less judged than that of a known one", async () => {
        const small = { "g99.12xlarge": { ...factsOf("g6e.12xlarge"), memoryMiB: 4096 } };
        const error: unknown = await unitWith({
            instanceTypes: ["g99.12xlarge"],
            instanceFacts: small,
            maxSize: 8,
        }).then(
            () => undefined,
            (reason: unknown) => reason,
        );
        expect(error).to.be.instanceOf(pulumi.InputPropertiesError);
    });

    it("says the same beside a pool on its own", async () => {
        const inputs = { clusterName: "prod", instanceTypes: ["g99.12xlarge"], instanceFacts: NEW_GPU, maxSize: 2 };
        const { seen, notes } = await remarked(() =>
            record(new MockedClouds(), () => constructRayNodePool("extra", inputs, {})),
        );
        expect(named(seen, GROUP, "extra").inputs).to.deep.include({ amiType: "BOTTLEROCKET_x86_64_NVIDIA" });
        expect(notes).to.have.lengthOf(1);
        expect(notes[0]).to.match(/^instanceFacts\["g99.12xlarge"\]: this version of the provider does not know/);
    });

    it("leaves open what depends on facts that are not there yet, and keeps its name when they are", async () => {
        const groupWith = async (memoryMiB: pulumi.Output<number>) => {
            const instanceFacts = { "g99.12xlarge": { ...NEW_GPU["g99.12xlarge"], memoryMiB } };
            const inputs = { clusterName: "prod", instanceTypes: ["g99.12xlarge"], instanceFacts, maxSize: 2 };
            const preview = () => record(new MockedClouds(), () => constructRayNodePool("extra", inputs, {}));
            const { seen } = await remarked(preview);
            return named(seen, GROUP, "extra").inputs as Record<string, unknown>;
        };
        const open = await groupWith(pulumi.output(pulumi.unknown) as pulumi.Output<number>);
        const known = await groupWith(pulumi.output(393_216));
        expect(open.amiType).to.not.equal(known.amiType);
        expect(known.amiType).to.equal("BOTTLEROCKET_x86_64_NVIDIA");
        expect(open.nodeGroupName).to.equal(known.nodeGroupName);
    });
});
