import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { constructRayNodePool } from "../../provider/src/node-pool/ray-node-pool";
import { constructRayPlatform } from "../../provider/src/ray-platform/ray-platform";
import { refusal } from "../support/look-ups";
import { MockedClouds } from "../support/platform-preview";
import { record } from "../support/recording-monitor";
import { remarked } from "../support/remarks";
import { named } from "../support/registrations";
import { quickstart } from "./fixtures";

const GROUP = "aws:eks/nodeGroup:NodeGroup";
const PROVIDER = "pulumi:providers:kubernetes";
const unknown = () => pulumi.output(pulumi.unknown) as pulumi.Output<string>;

/** AWS without any EKS cluster, in the words of the AWS provider. */
class EmptyClouds extends MockedClouds {
    override call(args: Parameters<MockedClouds["call"]>[0]): Record<string, unknown> {
        const { name = "", clusterName = "" } = args.inputs as { name?: string; clusterName?: string };
        if (args.token === "aws:eks/getCluster:getCluster")
            throw refusal(`reading EKS Cluster (${name}): couldn't find resource`);
        if (args.token === "aws:eks/getNodeGroups:getNodeGroups")
            throw refusal(`listing EKS Node Groups: ResourceNotFoundException: No cluster found for ${clusterName}`);
        return super.call(args);
    }
}

const unit = (cluster: Record<string, unknown>, clouds = new EmptyClouds()) =>
    record(clouds, () => constructRayPlatform("ml", quickstart({ cluster }), {}));
const pool = (clusterName: unknown) =>
    record(new EmptyClouds(), () =>
        constructRayNodePool("extra", { clusterName, instanceTypes: ["m7i.large"], maxSize: 2 }, {}),
    );
const refusalOf = async (preview: Promise<unknown>): Promise<unknown> => {
    const error: unknown = await preview.then(
        () => undefined,
        (reason: unknown) => reason,
    );
    expect(error).to.be.instanceOf(pulumi.InputPropertiesError);
    return (error as { errors: unknown }).errors;
};

/** What a program gives of a cluster that it makes itself: the AWS provider names it before it is there. */
const MADE_HERE: Readonly<Record<string, () => Record<string, unknown>>> = {
    "its name": () => ({ name: pulumi.output("new") }),
    "its name and its address": () => ({
        name: pulumi.output("new"),
        endpoint: unknown(),
        certificateAuthority: unknown(),
    }),
};

describe("a cluster that is named and still to be made", () => {
    for (const [given, cluster] of Object.entries(MADE_HERE)) {
        it(`does not stand in the way of a complete preview when the unit is given ${given}`, async () => {
            const registrations = await unit(cluster());
            const { inputs } = named(registrations, GROUP, "ml-gpu");
            expect(inputs).to.deep.include({ clusterName: "new", subnetIds: "<unknown>" });
            expect(named(registrations, PROVIDER, "ml-kubernetes").inputs).to.deep.equal({
                clusterIdentifier: "<unknown>",
                kubeconfig: "<unknown>",
            });
            const keys = (all: typeof registrations) => all.map(({ type, name }) => `${type} ${name}`);
            const whenThere = await unit({ name: pulumi.output("new") }, new MockedClouds());
            expect(keys(registrations)).to.deep.equal(keys(whenThere));
            const nameIn = (all: typeof registrations) =>
                (named(all, GROUP, "ml-gpu").inputs as { nodeGroupName: string }).nodeGroupName;
            expect(nameIn(registrations)).to.equal(nameIn(whenThere));
        });
    }

    it("is noted, once, with what waits for it", async () => {
        const { notes } = await remarked(() => unit(MADE_HERE["its name and its address"]?.() ?? {}));
        expect(notes).to.deep.equal([
            "not known before the update: cluster.endpoint, cluster.certificateAuthority. Rules about them, and about what follows from them, are checked then, before anything of the unit is made. All others have been. (accept: R-OPEN-QUESTIONS)",
            "the EKS cluster is still to be made: rules about its version, subnets, zones and other node groups are checked by the update, before anything of the unit is made. (accept: R-OPEN-QUESTIONS)",
        ]);
    });

    it("does not stand in the way of a pool on its own", async () => {
        const { inputs } = named(await pool(pulumi.output("new")), GROUP, "extra");
        expect(inputs).to.deep.include({ clusterName: "new", subnetIds: "<unknown>" });
    });
});

describe("a cluster that nobody makes", () => {
    const reason =
        'there is no EKS cluster "prod" in the account and region of the AWS provider. Correct the name, hand over the AWS provider of its region, or give the `name` output of the aws.eks.Cluster that makes it. [R-CLUSTER-FOUND]';

    it("is refused at the name of the unit's cluster, with a way out", async () => {
        expect(await refusalOf(unit({ name: "prod" }))).to.deep.equal([{ propertyPath: "cluster.name", reason }]);
    });

    it("is refused at the cluster's name of a pool on its own, with a way out", async () => {
        expect(await refusalOf(pool("prod"))).to.deep.equal([{ propertyPath: "clusterName", reason }]);
    });
});
