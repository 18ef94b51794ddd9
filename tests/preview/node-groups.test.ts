import { expect } from "chai";
import { nodeSelectorOf } from "../../provider/src/node-pool/facts/node-metadata";
import { constructRayNodePool } from "../../provider/src/node-pool/ray-node-pool";
import { type LiveNodeGroup } from "../support/look-ups";
import { MockedClouds, previewPlatform } from "../support/platform-preview";
import { record } from "../support/recording-monitor";
import { named } from "../support/registrations";
import { remarked } from "../support/remarks";
import { quickstart } from "./fixtures";

const GROUP = "aws:eks/nodeGroup:NodeGroup";

/** What the preview wants of the group of pool `general`, with such groups in the cluster. */
async function general(groups: Readonly<Record<string, LiveNodeGroup>>, maxSize = 4) {
    const nodePools = { general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize } };
    const unit = quickstart({ nodePools, rayClusters: undefined });
    const { registrations, calls } = await previewPlatform("ml", unit, groups);
    const { inputs, options } = named(registrations, GROUP, "ml-general");
    const { nodeGroupName, scalingConfig, tags } = inputs as Readonly<{
        nodeGroupName: string;
        scalingConfig: object;
        tags: object;
    }>;
    const summary = named(registrations, "kuberay:index:PlatformPlan", "ml").inputs;
    return { name: nodeGroupName, scaling: scalingConfig, tags, options, calls, summary };
}

describe("the preview of a node group that is there", () => {
    it("asks AWS once for the list, and once for each group of ours", async () => {
        const { name } = await general({});
        const { calls } = await general({ [name]: { status: "ACTIVE", sizes: [1, 4, 2] }, foreign: FAILED });
        expect(calls).to.deep.equal([
            "aws:eks/getCluster:getCluster",
            "aws:eks/getNodeGroups:getNodeGroups",
            "aws:eks/getNodeGroup:getNodeGroup",
        ]);
    });

    it("replaces a group that EKS failed to create, says so in the unit's witness, and then stays", async () => {
        const { name } = await general({});
        const next = await general({ [name]: FAILED });
        expect(next.name)
            .to.match(/^ml-general-[0-9a-f]{6}$/)
            .and.not.equal(name);
        expect(JSON.stringify(next.summary)).to.include(next.name);
        const after = await general({ [next.name]: { status: "ACTIVE", sizes: [1, 4, 1] } });
        expect(after.name).to.equal(next.name);
    });

    it("leaves the number of nodes to the autoscaler, and sends the live one when the bounds are edited", async () => {
        const { name } = await general({});
        const live = { [name]: { status: "ACTIVE", sizes: [1, 4, 3] } } as const;
        const same = await general(live);
        expect(same.options.ignoreChanges).to.include("scalingConfig.desiredSize");
        const wider = await general(live, 8);
        expect(wider.scaling).to.deep.equal({ minSize: 1, maxSize: 8, desiredSize: 3 });
        expect(wider.options.ignoreChanges).to.deep.equal(["subnetIds"]);
    });
});

describe("the preview of a pool whose name another stack has", () => {
    const NAME = "ml-general-0a1b2c";
    const group = (stack: string): LiveNodeGroup => ({
        status: "ACTIVE",
        sizes: [1, 4, 1],
        labels: nodeSelectorOf("ml", "general"),
        tags: { "kuberay.pulumi.com/stack": stack },
    });

    it("warns that the two share nodes, and tags its own group so that the other one can tell", async () => {
        const { seen, warnings } = await remarked(() => general({ [NAME]: group("team/prod") }));
        expect(warnings).to.have.lengthOf(1);
        expect(warnings[0]).to.match(
            /^nodePools\.general: the node group "ml-general-0a1b2c" of the stack team\/prod .*\(accept: R-UNIT-TWICE\)$/,
        );
        expect(seen.tags).to.include({ "kuberay.pulumi.com/stack": "project/stack" });
    });

    it("says nothing of a group of its own that is being replaced", async () => {
        const { warnings } = await remarked(() => general({ [NAME]: group("project/stack") }));
        expect(warnings).to.deep.equal([]);
    });

    it("warns of a pool on its own as well", async () => {
        const inputs = { clusterName: "prod", platform: "ml", instanceTypes: ["m7i.2xlarge"], maxSize: 2 };
        const clouds = new MockedClouds({ [NAME]: group("team/prod") });
        const { warnings } = await remarked(() => record(clouds, () => constructRayNodePool("general", inputs, {})));
        expect(warnings).to.have.lengthOf(1);
        expect(warnings[0]).to.match(/^the node group "ml-general-0a1b2c" of the stack team\/prod /);
    });
});

const FAILED: LiveNodeGroup = { status: "CREATE_FAILED", sizes: [1, 4, 1] };
