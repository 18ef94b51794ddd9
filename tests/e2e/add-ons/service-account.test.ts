import * as aws from "@pulumi/aws";
import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import * as kuberay from "pulumi-kuberay";
import { mayDo } from "../../support/kubectl";
import { getRayCluster, kubernetes, rayPods } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { type AwsRequest, awsRequests } from "../../support/requests";
import { programStack } from "../../support/stack";
import { trainCluster, unitArgs } from "../../support/unit";

type Cluster = Parameters<typeof trainCluster>[0];

/** Kinds of requests, each with the one that takes back what it did. */
const PAIRS = [
    ["CreatePodIdentityAssociation", "DeletePodIdentityAssociation"],
    ["CreateAddon", "DeleteAddon"],
    ["CreateRole", "DeleteRole"],
    ["CreatePolicy", "DeletePolicy"],
    ["AttachRolePolicy", "DetachRolePolicy"],
] as const;

describe("a Ray cluster with an account of its own", () => {
    const lab = useLab("service-account");
    let stack: Stack;

    /** A policy of the program's own: its ARN is not known in the preview. */
    const program = (differs: Cluster) => () => {
        const Statement = [{ Effect: "Allow", Action: "sqs:SendMessage", Resource: "*" }];
        const queue = new aws.iam.Policy("queue", {
            name: "queue",
            policy: JSON.stringify({ Version: "2012-10-17", Statement }),
        });
        const serviceAccount = {
            policies: { queue: queue.arn },
            s3: { read: ["arn:aws:s3:::datasets"], write: ["arn:aws:s3:::results/train"] },
        };
        const train = trainCluster({ serviceAccount, ...differs });
        new kuberay.RayPlatform("ml", unitArgs({ installPodIdentityAgent: true, rayClusters: { train } }));
        return Promise.resolve({});
    };

    const requests = async (operation: string): Promise<AwsRequest[]> =>
        (await awsRequests(lab())).filter((request) => request.operation === operation && request.status < 300);
    const only = async (operation: string): Promise<Record<string, unknown>> => {
        const [request, ...others] = await requests(operation);
        expect(others, operation).to.deep.equal([]);
        return request?.input ?? {};
    };
    const may = (account: string, verb: string, ...resource: string[]): boolean =>
        mayDo(`system:serviceaccount:ray:${account}`, verb, ...resource, "-n", "ray");

    before(async () => {
        stack = await programStack(lab(), "account", program({}));
        await stack.up();
    });

    it("becomes ready with the Ray autoscaler, all its pods running as the account", async () => {
        const k8s = kubernetes(lab());
        expect((await getRayCluster(k8s, "ray", "train")).status?.state).to.equal("ready");
        const accounts = (await rayPods(k8s, "ray", "train")).map(({ spec }) => spec?.serviceAccountName);
        expect(accounts.length).to.be.at.least(4);
        expect(new Set(accounts)).to.deep.equal(new Set(["train-ray-pods"]));
    });

    it("is associated with a role that trusts the account of this EKS cluster, as EKS and IAM received it", async () => {
        const association = await only("CreatePodIdentityAssociation");
        const { RoleName, AssumeRolePolicyDocument } =
            (await requests("CreateRole")).find(({ input }) => String(input.RoleName).startsWith("ml-train-"))?.input ??
            {};
        expect(association).to.deep.include({ clusterName: "lab", namespace: "ray", serviceAccount: "train-ray-pods" });
        expect(association.roleArn).to.match(new RegExp(`^arn:aws:iam::\\d{12}:role/${String(RoleName)}$`));
        const [statement] = (JSON.parse(String(AssumeRolePolicyDocument)) as { Statement: unknown[] }).Statement;
        expect(statement).to.deep.include({
            Principal: { Service: "pods.eks.amazonaws.com" },
            Action: ["sts:AssumeRole", "sts:TagSession"],
            Condition: {
                StringEquals: {
                    "aws:RequestTag/eks-cluster-name": "lab",
                    "aws:RequestTag/kubernetes-namespace": "ray",
                    "aws:RequestTag/kubernetes-service-account": "train-ray-pods",
                },
            },
        });
    });

    it("has the program's policy and one for the buckets attached to the role, and the agent installed", async () => {
        const attached = (await requests("AttachRolePolicy"))
            .filter(({ input }) => String(input.RoleName).startsWith("ml-train-"))
            .map(({ input }) => String(input.PolicyArn).replace(/-[0-9a-f]{6}$/, ""));
        expect(attached.map((arn) => arn.split("/").pop()).sort()).to.deep.equal(["ml-train", "queue"]);
        const policies = await requests("CreatePolicy");
        const buckets = policies.find(({ input }) => String(input.PolicyName).startsWith("ml-train-"));
        expect(String(buckets?.input.PolicyDocument)).to.include('"arn:aws:s3:::results/train/*"');
        expect(await only("CreateAddon")).to.deep.include({ addonName: "eks-pod-identity-agent", clusterName: "lab" });
    });

    it("may do what the Ray autoscaler does, to its own RayCluster", () => {
        expect(may("train-ray-pods", "patch", "rayclusters.ray.io/train")).to.equal(true);
        expect(may("train-ray-pods", "watch", "pods")).to.equal(true);
        expect(may("train-ray-pods", "patch", "pods", "--subresource=resize")).to.equal(true);
        expect(may("train-ray-pods", "delete", "pods")).to.equal(false);
        expect(may("train-ray-pods", "get", "secrets")).to.equal(false);
    });

    it("keeps its autoscaler's rights when it is given another account later, although KubeRay's binding stays", async () => {
        const roleArn = String((await only("CreatePodIdentityAssociation")).roleArn);
        stack.workspace.program = program({ serviceAccount: { roleArn, name: "trainer" } });
        await stack.up();
        const k8s = kubernetes(lab());
        const accounts = (await rayPods(k8s, "ray", "train")).map(({ spec }) => spec?.serviceAccountName);
        expect(new Set(accounts)).to.deep.equal(new Set(["trainer"]));
        const bound = (await k8s.rbac.readNamespacedRoleBinding({ namespace: "ray", name: "train" })).subjects;
        expect(bound?.map(({ name }) => name)).to.deep.equal(["train-ray-pods"]);
        expect(may("trainer", "patch", "rayclusters.ray.io/train")).to.equal(true);
        expect(may("trainer", "patch", "pods", "--subresource=resize")).to.equal(true);
    });

    it("leaves nothing behind", async () => {
        await stack.destroy();
        const seen = await Promise.all(PAIRS.flat().map(async (operation) => (await requests(operation)).length));
        for (let at = 0; at < seen.length; at += 2)
            expect(seen[at], PAIRS.flat()[at])
                .to.be.greaterThan(0)
                .and.equal(seen[at + 1]);
        const namespaces = (await kubernetes(lab()).core.listNamespace()).items.map(({ metadata }) => metadata?.name);
        expect(namespaces).to.not.include("ray");
    });
});
