import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { mayDo } from "../../support/kubectl";
import { getRayCluster, kubernetes, rayPods } from "../../support/kubernetes";
import { useLab } from "../../support/lab";
import { type AwsRequest, awsRequests } from "../../support/requests";
import { programStack } from "../../support/stack";
import { unitArgs, unitProgram } from "../../support/unit";

const NAME = "ml-cluster-autoscaler";
const ACCOUNT = `system:serviceaccount:kube-system:${NAME}`;
const TAG = "kuberay.pulumi.com/cluster-autoscaler";

describe("the Cluster Autoscaler of a unit", () => {
    const lab = useLab("cluster-autoscaler");
    let stack: Stack;

    const args = (expander: "least-waste" | "most-pods") =>
        unitArgs({ installPodIdentityAgent: true, clusterAutoscaler: { expander } });

    const requests = async (operation: string): Promise<AwsRequest[]> =>
        (await awsRequests(lab())).filter((request) => request.operation === operation && request.status < 300);
    const deployment = async () => {
        const { apps } = kubernetes(lab());
        return (await apps.readNamespacedDeployment({ namespace: "kube-system", name: NAME })).spec?.template.spec;
    };

    before(async () => {
        stack = await programStack(lab(), "scaled", unitProgram(args("least-waste")));
        await stack.up();
    });

    it("runs in the version of the cluster's Kubernetes, as its own account, where nothing keeps it away", async () => {
        const { core } = kubernetes(lab());
        const labelSelector = "app.kubernetes.io/name=cluster-autoscaler";
        const [pod, ...others] = (await core.listNamespacedPod({ namespace: "kube-system", labelSelector })).items;
        expect(others).to.deep.equal([]);
        expect(pod?.status?.phase).to.equal("Running");
        expect(pod?.spec?.serviceAccountName).to.equal(NAME);
        expect(pod?.spec?.containers[0]?.image).to.match(
            /^registry\.k8s\.io\/autoscaling\/cluster-autoscaler:v1\.36\./,
        );
        const node = await core.readNode({ name: pod?.spec?.nodeName ?? "" });
        expect(node.metadata?.labels?.["kuberay.pulumi.com/pool"]).to.equal("general");
    });

    it("finds the Auto Scaling groups of both pools by their tag, which they carry", async () => {
        const tagged = (await requests("CreateOrUpdateTags")).flatMap(
            ({ input }) =>
                input.Tags as { ResourceId: string; Key: string; Value: string; PropagateAtLaunch: boolean }[],
        );
        const pools = tagged.map(({ ResourceId }) => /^eks-ml-([a-z]+)-/.exec(ResourceId)?.[1]);
        expect(pools.sort()).to.deep.equal(["general", "gpu"]);
        const values = new Set(tagged.map(({ Key, Value }) => `${Key}=${Value}`));
        expect(values.size).to.equal(1);
        const [tag = ""] = values;
        expect((await deployment())?.containers[0]?.args).to.include(`--node-group-auto-discovery=asg:tag=${tag}`);
    });

    it("has a role that may change groups with that tag and no other, as IAM received it", async () => {
        const policy = (await requests("CreatePolicy")).find(({ input }) =>
            String(input.PolicyName).startsWith("ml-cluster-autoscaler-"),
        );
        const { Statement } = JSON.parse(String(policy?.input.PolicyDocument)) as {
            Statement: { Action: string[]; Resource: string[]; Condition?: unknown }[];
        };
        const changing = Statement.filter(({ Action }) => Action.some((action) => !action.includes(":Describe")));
        expect(changing).to.have.lengthOf(1);
        expect(changing[0]?.Condition).to.deep.equal({
            StringEquals: { [`aws:ResourceTag/${TAG}`]: policy?.input.PolicyName },
        });
        const [association] = await requests("CreatePodIdentityAssociation");
        expect(association?.input).to.deep.include({
            clusterName: "lab",
            namespace: "kube-system",
            serviceAccount: NAME,
            roleArn: `arn:aws:iam::123456789012:role/${String(policy?.input.PolicyName)}`,
        });
    });

    it("may do in Kubernetes what it needs, and no more", () => {
        const inOwn = ["-n", "kube-system"];
        expect(mayDo(ACCOUNT, "update", "nodes")).to.equal(true);
        expect(mayDo(ACCOUNT, "create", "pods", "--subresource=eviction", "-n", "ray")).to.equal(true);
        expect(mayDo(ACCOUNT, "list", "volumeattachments.storage.k8s.io")).to.equal(true);
        expect(mayDo(ACCOUNT, "watch", "resourceslices.resource.k8s.io")).to.equal(true);
        expect(mayDo(ACCOUNT, "update", `leases.coordination.k8s.io/${NAME}`, ...inOwn)).to.equal(true);
        expect(mayDo(ACCOUNT, "update", "leases.coordination.k8s.io/kube-scheduler", ...inOwn)).to.equal(false);
        expect(mayDo(ACCOUNT, "get", "secrets", ...inOwn)).to.equal(false);
        expect(mayDo(ACCOUNT, "delete", "nodes")).to.equal(false);
        expect(mayDo(ACCOUNT, "delete", "pods", "-n", "ray")).to.equal(false);
    });

    it("is edited without a word to the Ray pods", async () => {
        const k8s = kubernetes(lab());
        const pods = async () => (await rayPods(k8s, "ray", "train")).map(({ metadata }) => metadata?.uid).sort();
        const before = await pods();
        stack.workspace.program = unitProgram(args("most-pods"));
        await stack.up();
        expect((await deployment())?.containers[0]?.args).to.include("--expander=most-pods");
        expect(await pods()).to.deep.equal(before);
        expect((await getRayCluster(k8s, "ray", "train")).status?.state).to.equal("ready");
        expect(Object.keys((await stack.preview()).changeSummary)).to.deep.equal(["same"]);
    });

    it("leaves nothing behind", async () => {
        await stack.destroy();
        const k8s = kubernetes(lab());
        const roles = (await k8s.rbac.listClusterRole()).items.map(({ metadata }) => metadata?.name);
        const bindings = (await k8s.rbac.listClusterRoleBinding()).items.map(({ metadata }) => metadata?.name);
        const accounts = (await k8s.core.listNamespacedServiceAccount({ namespace: "kube-system" })).items;
        const names = [...roles, ...bindings, ...accounts.map(({ metadata }) => metadata?.name)];
        expect(names).to.not.include(NAME);
        for (const thing of ["PodIdentityAssociation", "Addon", "Role", "Policy"]) {
            const made = (await requests(`Create${thing}`)).length;
            expect(made, thing).to.be.greaterThan(0);
            expect((await requests(`Delete${thing}`)).length, thing).to.equal(made);
        }
    });
});
