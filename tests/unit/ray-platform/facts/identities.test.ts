import { expect } from "chai";
import { type RayPlatformArgs } from "../../../../provider/src/ray-platform/args/args";
import { planIdentities, type UnitSite } from "../../../../provider/src/ray-platform/facts/identities";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";

const site: UnitSite = { project: "project", stack: "stack", unit: "ml", clusterName: "prod", region: "us-west-2" };
const POLICY = "arn:aws:iam::123456789012:policy/training";

type Cluster = NonNullable<RayPlatformArgs["rayClusters"]>[string];
const train = (differs: Partial<Cluster> = {}): Cluster => ({
    image: "rayproject/ray:2.54.0",
    head: { pool: "general" },
    serviceAccount: { policies: { a: POLICY } },
    ...differs,
});
const workers = { w: { pool: "general", minReplicas: 0, maxReplicas: 2 } };

const identity = (differs: Partial<Cluster> = {}, at: Partial<UnitSite> = {}, name = "train") =>
    planIdentities(
        { cluster: { name: "prod" }, rayClusters: { [name]: train(differs) } },
        { ...site, ...at },
        new Set<string>(),
    )[name];

describe("the account of a Ray cluster", () => {
    it("is planned for clusters that ask for one, in their namespace, and for no others", () => {
        const plans = planIdentities(
            {
                cluster: { name: "prod" },
                namespace: "team-a",
                rayClusters: { a: train(), b: train({ namespace: "team-b" }), c: train({ serviceAccount: undefined }) },
            },
            site,
            new Set<string>(),
        );
        const places = Object.values(plans).map(({ namespace, account }) => `${namespace}/${String(account)}`);
        expect(places).to.deep.equal(["team-a/a-ray-pods", "team-b/b-ray-pods"]);
    });

    it("has a role that trusts this account of this cluster in this namespace and no other", () => {
        const { assumeRolePolicy } = identity()?.role ?? {};
        const { Statement } = JSON.parse(String(assumeRolePolicy)) as { Statement: unknown[] };
        expect(Statement).to.deep.equal([
            {
                Effect: "Allow",
                Principal: { Service: "pods.eks.amazonaws.com" },
                Action: ["sts:AssumeRole", "sts:TagSession"],
                Condition: {
                    StringEquals: {
                        "aws:RequestTag/eks-cluster-name": "prod",
                        "aws:RequestTag/kubernetes-namespace": "ray",
                        "aws:RequestTag/kubernetes-service-account": "train-ray-pods",
                    },
                },
            },
        ]);
    });

    it("is complete in the preview of a cluster that is still to be made, but for the trust", () => {
        const plan = identity({}, { clusterName: UNKNOWN });
        expect(plan?.role?.assumeRolePolicy).to.equal(UNKNOWN);
        expect(plan?.role?.name).to.equal(identity()?.role?.name);
    });

    it("has names in AWS that another stack, unit or cluster does not get", () => {
        const names = [
            identity(),
            identity({}, { stack: "prod" }),
            identity({}, { unit: "other" }),
            identity({}, {}, "serve"),
        ].map((plan) => plan?.role?.name ?? "");
        expect(new Set(names).size).to.equal(4);
        expect(names[0]).to.match(/^ml-train-[0-9a-f]{6}$/);
        expect(identity({}, { unit: "u".repeat(24) }, "c".repeat(50))?.role?.name).to.have.length.at.most(64);
    });

    it("has no role of its own when one is given", () => {
        const roleArn = "arn:aws:iam::123456789012:role/training";
        const plan = identity({ serviceAccount: { roleArn } });
        expect([plan?.role, plan?.roleArn]).to.deep.equal([undefined, roleArn]);
    });

    it("has a policy for S3 only when buckets are named", () => {
        expect(identity()?.role?.policy).to.equal(undefined);
        const s3 = { read: ["arn:aws:s3:::datasets"] };
        expect(identity({ serviceAccount: { s3 } })?.role?.policy).to.include("arn:aws:s3:::datasets/*");
    });

    it("may do what the Ray autoscaler does, to this RayCluster alone, when the head runs as it", () => {
        expect(identity({ workers })?.rules).to.deep.equal([
            { apiGroups: ["ray.io"], resources: ["rayclusters"], resourceNames: ["train"], verbs: ["get", "patch"] },
            { apiGroups: [""], resources: ["pods"], verbs: ["get", "list", "watch", "patch"] },
            { apiGroups: [""], resources: ["pods/resize"], verbs: ["patch"] },
        ]);
    });

    it("may do nothing in Kubernetes where no Ray autoscaler runs as it", () => {
        expect(identity()?.rules).to.equal(undefined);
        expect(identity({ workers, autoscaling: { enabled: false } })?.rules).to.equal(undefined);
        const head = { pool: "general", serviceAccountName: "other" };
        expect(identity({ workers, head })?.rules).to.equal(undefined);
        const nothing = { pool: "general", serviceAccountName: null } as never;
        expect(identity({ workers, head: nothing })?.rules).to.have.lengthOf(3);
    });
});
