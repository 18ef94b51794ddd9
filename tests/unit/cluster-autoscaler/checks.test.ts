import { expect } from "chai";
import { type ClusterAutoscalerArgs } from "../../../provider/src/cluster-autoscaler/args";
import { checkClusterAutoscaler } from "../../../provider/src/cluster-autoscaler/checks";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

const unknown = UNKNOWN as never;

describe("the rules of the Cluster Autoscaler's inputs", () => {
    const CASES: readonly { title: string; args: ClusterAutoscalerArgs; says: readonly string[] }[] = [
        { title: "accept the defaults", args: {}, says: [] },
        {
            title: "accept a version, durations and other flags",
            args: {
                kubernetesVersion: "1.33",
                scaleDownUnneededTime: "1h30m",
                scaleDownDelayAfterAdd: "90s",
                extraArgs: { "max-node-provision-time": "30m" },
            },
            says: [],
        },
        {
            title: "accept any version beside an image",
            args: { kubernetesVersion: "1.40", image: "r/ca:v1.40.0" },
            says: [],
        },
        {
            title: "are silent about what is not known yet",
            args: { kubernetesVersion: unknown, image: unknown, scaleDownUnneededTime: unknown, extraArgs: unknown },
            says: [],
        },
        {
            title: "refuse a version that is none of Kubernetes' minor ones",
            args: { kubernetesVersion: "1.35.2" },
            says: [
                'a.kubernetesVersion: this provider knows the Cluster Autoscaler for Kubernetes 1.32, 1.33, 1.34, 1.35, 1.36, got "1.35.2". Did you mean "1.35"?',
            ],
        },
        {
            title: "name the way out for a version that they do not know",
            args: { kubernetesVersion: "2" },
            says: [
                'a.kubernetesVersion: this provider knows the Cluster Autoscaler for Kubernetes 1.32, 1.33, 1.34, 1.35, 1.36, got "2". Use one of those, or give image.',
            ],
        },
        {
            title: "refuse a number without a unit",
            args: { scaleDownUnneededTime: "10" },
            says: [
                'a.scaleDownUnneededTime: is a duration such as "90s", "10m" or "1h30m", got "10". Give number and unit.',
            ],
        },
        {
            title: "refuse a duration in words",
            args: { scaleDownDelayAfterAdd: "5 minutes" },
            says: [
                'a.scaleDownDelayAfterAdd: is a duration such as "90s", "10m" or "1h30m", got "5 minutes". Give number and unit.',
            ],
        },
        {
            title: "refuse dashes before a flag",
            args: { extraArgs: { "--v": "6" } },
            says: [
                'a.extraArgs["--v"]: the name of a flag is lower-case letters, digits and "-", without dashes before it, got "--v". Give it as in "max-node-provision-time".',
            ],
        },
        {
            title: "refuse flags that would make it scale other groups",
            args: { extraArgs: { nodes: "1:9:other", "node-group-auto-discovery": "asg:tag=a" } },
            says: ["nodes", "node-group-auto-discovery"].map(
                (flag) =>
                    `a.extraArgs.${flag}: "${flag}" decides which node groups are scaled and as whom, which are the unit's own. Leave it out; for other groups run another Cluster Autoscaler.`,
            ),
        },
    ];

    for (const { title, args, says } of CASES) {
        it(title, () => {
            const problems = checkClusterAutoscaler(args, "a").map(({ path, reason }) => `${path}: ${reason}`);
            expect(problems).to.deep.equal(says);
        });
    }
});
