import type * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { constructRayNodePool } from "../../provider/src/node-pool/ray-node-pool";
import { MockedClouds, previewPlatform } from "../support/platform-preview";
import { record } from "../support/recording-monitor";
import { quickstart } from "./fixtures";

/** With this nothing has to be looked up; without, the cluster is, and has 1.35. */
const GIVEN = {
    endpoint: "https://a.eks.amazonaws.com",
    certificateAuthority: "Q0E=",
    region: "us-west-2",
    subnetIds: ["subnet-1"],
};

const pool = (differs: object) => ({ instanceTypes: ["m7i.2xlarge"], maxSize: 4, ...differs });
const unit = (differs: object, cluster: object = {}) =>
    previewPlatform(
        "ml",
        quickstart({
            cluster: { name: "prod", ...cluster },
            nodePools: { general: pool(differs) },
            rayClusters: undefined,
        }),
    );
const alone = (differs: object) =>
    record(new MockedClouds(), () => constructRayNodePool("extra", { clusterName: "prod", ...pool(differs) }, {}));

async function refusalsOf(preview: Promise<unknown>): Promise<string[]> {
    try {
        await preview;
        return [];
    } catch (error) {
        const { errors } = error as pulumi.InputPropertiesError;
        return errors.map(({ propertyPath, reason }) => `${propertyPath}: ${reason}`);
    }
}

const SAYS =
    "is 1.32 to 1.35 beside the EKS cluster, which has Kubernetes 1.35; got 1.99. Choose one of these, or leave it out for that of the cluster. [R-POOL-VERSION]";

describe("a version of nodes that the EKS cluster cannot have", () => {
    it("is refused by the preview of a unit", async () => {
        expect(await refusalsOf(unit({ version: "1.99" }))).to.deep.equal([`nodePools.general.version: ${SAYS}`]);
        expect(await refusalsOf(unit({ nodeGroup: { version: "1.99" } }))).to.deep.equal([
            `nodePools.general.nodeGroup.version: ${SAYS}`,
        ]);
    });

    it("is refused by the preview of a pool on its own", async () => {
        expect(await refusalsOf(alone({ version: "1.99" }))).to.deep.equal([`version: ${SAYS}`]);
        expect(await refusalsOf(alone({ version: "1.32" }))).to.deep.equal([]);
    });

    it("is left to the update where the same program may upgrade the cluster to it", async () => {
        expect(await refusalsOf(unit({ version: "1.36" }))).to.deep.equal([]);
        expect(await refusalsOf(unit({ version: "1.37" }))).to.have.lengthOf(1);
    });

    it("is left to AWS where nothing else has to be asked about the cluster", async () => {
        expect(await refusalsOf(unit({ version: "1.99" }, GIVEN))).to.deep.equal([]);
    });
});
