import { expect } from "chai";
import { type ClusterAutoscalerArgs } from "../../../provider/src/cluster-autoscaler/args";
import { clusterAutoscalerImage, KUBERNETES_VERSIONS } from "../../../provider/src/cluster-autoscaler/images";
import { type AutoscalerSite, planClusterAutoscaler } from "../../../provider/src/cluster-autoscaler/plan";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

const site: AutoscalerSite = {
    unit: "ml",
    clusterName: "prod",
    region: "us-west-2",
    image: "r/ca:1",
    physicalName: "ml-cluster-autoscaler-0a1b2c",
    tags: { owner: "ml" },
};
const plan = (args: ClusterAutoscalerArgs = {}, at: Partial<AutoscalerSite> = {}) =>
    planClusterAutoscaler(args, { ...site, ...at });

interface Statement {
    readonly Action: readonly string[];
    readonly Resource: readonly string[];
    readonly Condition?: unknown;
}
const statements = (): Statement[] =>
    (JSON.parse(String(plan().identity.role?.policy)) as { Statement: Statement[] }).Statement;

describe("the plan of the Cluster Autoscaler", () => {
    it("finds the groups that carry the unit's tag, and may change these alone", () => {
        expect(plan().flags).to.include(
            "--node-group-auto-discovery=asg:tag=kuberay.pulumi.com/cluster-autoscaler=ml-cluster-autoscaler-0a1b2c",
        );
        const changing = statements().filter(({ Action }) => Action.some((action) => !/:(Describe|Get)/.test(action)));
        expect(changing).to.deep.equal([
            {
                Effect: "Allow",
                Action: ["autoscaling:SetDesiredCapacity", "autoscaling:TerminateInstanceInAutoScalingGroup"],
                Resource: ["*"],
                Condition: {
                    StringEquals: {
                        "aws:ResourceTag/kuberay.pulumi.com/cluster-autoscaler": "ml-cluster-autoscaler-0a1b2c",
                    },
                },
            },
        ]);
    });

    it("may read the tags of the unit's own node groups alone", () => {
        const [reading] = statements().filter(({ Action }) => Action.includes("eks:DescribeNodegroup"));
        expect(reading?.Resource).to.deep.equal(["arn:aws:eks:us-west-2:*:nodegroup/prod/ml-*/*"]);
        const china = plan({}, { region: "cn-north-1" }).identity.role?.policy;
        expect(String(china)).to.include("arn:aws-cn:eks:cn-north-1:");
    });

    it("says on the command line what the inputs say, and what upstream does otherwise", () => {
        expect(plan().flags).to.deep.equal([
            "--cloud-provider=aws",
            "--expander=least-waste",
            "--leader-elect-resource-name=ml-cluster-autoscaler",
            "--namespace=kube-system",
            "--node-group-auto-discovery=asg:tag=kuberay.pulumi.com/cluster-autoscaler=ml-cluster-autoscaler-0a1b2c",
            "--scale-down-delay-after-add=10m",
            "--scale-down-unneeded-time=10m",
            "--status-config-map-name=ml-cluster-autoscaler-status",
            "--v=4",
        ]);
        const args = {
            expander: "most-pods",
            scaleDownUnneededTime: "2m",
            scaleDownDelayAfterAdd: "1m",
            extraArgs: { v: "2", "max-node-provision-time": "30m" },
        } as const;
        expect(plan(args).flags).to.include.members([
            "--expander=most-pods",
            "--max-node-provision-time=30m",
            "--scale-down-delay-after-add=1m",
            "--scale-down-unneeded-time=2m",
            "--v=2",
        ]);
    });

    it("may write in its own namespace to its own lease and status alone", () => {
        const rules = plan().identity.rules ?? [];
        const changing = rules.filter(({ verbs }) =>
            verbs.some((verb) => ["update", "delete", "patch"].includes(verb)),
        );
        expect(changing.flatMap(({ resourceNames }) => resourceNames)).to.deep.equal([
            "ml-cluster-autoscaler",
            "ml-cluster-autoscaler-status",
        ]);
    });

    it("may read and write no Secret", () => {
        const { clusterRules, identity } = plan();
        const resources = [...clusterRules, ...(identity.rules ?? [])].flatMap((rule) => rule.resources ?? []);
        expect(resources).to.not.include("secrets").and.not.include("*");
    });

    it("is complete in the preview of a cluster that is still to be made, but for what follows from it", () => {
        const { identity, image, flags } = plan({}, { clusterName: UNKNOWN, region: UNKNOWN, image: UNKNOWN });
        expect([identity.role?.policy, image]).to.deep.equal([UNKNOWN, UNKNOWN]);
        expect(flags).to.deep.equal(plan().flags);
    });

    it("has an image in the minor version of Kubernetes, always of one patch version", () => {
        for (const kubernetes of KUBERNETES_VERSIONS) {
            const image = clusterAutoscalerImage(kubernetes) ?? "";
            expect(image).to.match(
                /^registry\.k8s\.io\/autoscaling\/cluster-autoscaler:v\d+\.\d+\.\d+(@sha256:[0-9a-f]{64})?$/,
            );
            expect(image).to.include(`:v${kubernetes}.`);
        }
        expect(clusterAutoscalerImage("1.10")).to.equal(undefined);
    });
});
