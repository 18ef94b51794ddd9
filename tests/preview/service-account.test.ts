import * as pulumi from "@pulumi/pulumi";
import { expect } from "chai";
import { expectGolden } from "../support/golden";
import { previewPlatform } from "../support/platform-preview";
import { asText, named } from "../support/registrations";
import { quickstart, train } from "./fixtures";

const unknown = () => pulumi.output(pulumi.unknown) as pulumi.Output<string>;
const RAY_CLUSTER = "kuberay:index:RayCluster";

const withAccount = (serviceAccount: Record<string, unknown>, differs: Record<string, unknown> = {}) =>
    quickstart({ rayClusters: { train: train({ serviceAccount, ...differs }) } });

/** What the account adds to the unit without one. */
async function added(inputs: Record<string, unknown>) {
    const keys = new Set(
        (await previewPlatform("ml", quickstart())).registrations.map(({ type, name }) => type + name),
    );
    const { registrations } = await previewPlatform("ml", inputs);
    return registrations.filter(({ type, name }) => !keys.has(type + name));
}

describe("the preview of a Ray cluster with an account of its own", () => {
    const account = {
        policies: { models: unknown(), bedrock: "arn:aws:iam::aws:policy/AmazonBedrockReadOnly" },
        s3: { read: ["arn:aws:s3:::datasets"], write: ["arn:aws:s3:::results/train"] },
    };

    it("lists the account, its rights, its role and its association, each after what it needs", async () => {
        const inputs = { ...withAccount(account), installPodIdentityAgent: true };
        expectGolden("service-account.yaml", asText(await added(inputs)));
    });

    it("lists an association alone for a role that is given", async () => {
        const roleArn = "arn:aws:iam::123456789012:role/training";
        const types = (await added(withAccount({ roleArn }))).map(({ type }) => type);
        expect(types).to.deep.equal([
            "aws:eks/podIdentityAssociation:PodIdentityAssociation",
            "kubernetes:core/v1:ServiceAccount",
            "kubernetes:rbac.authorization.k8s.io/v1:Role",
            "kubernetes:rbac.authorization.k8s.io/v1:RoleBinding",
        ]);
    });

    it("runs the cluster's pods as the account, beside what podDefaults say, and after the association", async () => {
        const podDefaults = { env: { MODE: "train" } };
        const { registrations } = await previewPlatform("ml", withAccount(account, { podDefaults }));
        const { inputs, dependsOn } = named(registrations, RAY_CLUSTER, "ml-train");
        expect(inputs).to.have.deep.property("podDefaults", {
            env: { MODE: "train" },
            serviceAccountName: "train-ray-pods",
        });
        expect(inputs).to.not.have.property("serviceAccount");
        expect(dependsOn).to.include("aws:eks/podIdentityAssociation:PodIdentityAssociation::ml-train-pods");
    });

    it("lets pods that may connect to the cluster alone reach the agent that has their credentials", async () => {
        const allowTo = [{ cidr: "10.0.0.0/16" }];
        const policyOf = async (networkPolicy: Record<string, unknown>) => {
            const { registrations } = await previewPlatform("ml", withAccount(account, { networkPolicy }));
            return (named(registrations, RAY_CLUSTER, "ml-train").inputs as { networkPolicy: unknown }).networkPolicy;
        };
        expect(await policyOf({ egress: "cluster", allowTo })).to.deep.include({
            allowTo: [...allowTo, { cidr: "169.254.170.23/32", ports: [80] }],
        });
        expect(await policyOf({})).to.not.have.property("allowTo");
        expect(await policyOf({ egress: "all" })).to.not.have.property("allowTo");
    });

    it("keeps what is secret in the account out of the state", async () => {
        const secret = { policies: { a: pulumi.secret("arn:aws:iam::123456789012:policy/s3cr3t") } };
        const shown = JSON.stringify((await added(withAccount(secret))).map(hideSecrets));
        expect(shown).to.include("ml-train-pods-a").and.not.include("s3cr3t");
    });
});

const hideSecrets = (tree: unknown): unknown =>
    JSON.parse(
        JSON.stringify(tree, (_key, value: unknown) =>
            typeof value === "object" && value !== null && "<secret>" in value ? "hidden" : value,
        ),
    );
