import { imageProblem } from "../ray-spec/rules/container-rules";
import { type CLUSTER_AUTOSCALER } from "../rules/parts";
import { type Breach, breachesBy, type Checks } from "../shared/breach";
import { below, type Problem } from "../shared/problems";
import { isUnknown } from "../shared/unknown";
import { type ClusterAutoscalerArgs } from "./args";
import { isFixedFlag } from "./flags";
import { KUBERNETES_VERSIONS } from "./images";

type Rule = (args: ClusterAutoscalerArgs, path: string) => Problem[];

const RULES: Checks<typeof CLUSTER_AUTOSCALER, Rule> = {
    "R-AUTOSCALER-VERSION": versionIsKnown,
    "R-AUTOSCALER-REFERENCE": imageIsAReference,
    "R-AUTOSCALER-TIMES": timesAreDurations,
    "R-AUTOSCALER-FLAGS": extraArgsAreFlags,
};

/** Rules of `clusterAutoscaler`; its shape has been checked before. */
export const checkClusterAutoscaler = (args: ClusterAutoscalerArgs, path: string): Breach[] =>
    breachesBy(RULES, (rule) => rule(args, path));

function versionIsKnown({ kubernetesVersion, image }: ClusterAutoscalerArgs, path: string): Problem[] {
    if (kubernetesVersion === undefined || isUnknown(kubernetesVersion) || image !== undefined) return [];
    if (KUBERNETES_VERSIONS.includes(kubernetesVersion)) return [];
    // People give the patch version as well.
    const minor = KUBERNETES_VERSIONS.find((known) => kubernetesVersion.replace(/^v/, "").startsWith(`${known}.`));
    const wayOut = minor === undefined ? "Use one of those, or give image." : `Did you mean "${minor}"?`;
    const reason = `this provider knows the Cluster Autoscaler for Kubernetes ${KUBERNETES_VERSIONS.join(", ")}, got "${kubernetesVersion}". ${wayOut}`;
    return [{ path: below(path, "kubernetesVersion"), reason }];
}

function imageIsAReference({ image }: ClusterAutoscalerArgs, path: string): Problem[] {
    return imageProblem(below(path, "image"), image);
}

function timesAreDurations(args: ClusterAutoscalerArgs, path: string): Problem[] {
    return (["scaleDownUnneededTime", "scaleDownDelayAfterAdd"] as const).flatMap((name) => {
        const time = args[name];
        if (time === undefined || isUnknown(time) || /^(\d+(\.\d+)?(h|m|s))+$/.test(time)) return [];
        const reason = `is a duration such as "90s", "10m" or "1h30m", got "${time}". Give number and unit.`;
        return [{ path: below(path, name), reason }];
    });
}

function extraArgsAreFlags({ extraArgs = {} }: ClusterAutoscalerArgs, path: string): Problem[] {
    if (isUnknown(extraArgs)) return [];
    return Object.keys(extraArgs).flatMap((flag) => {
        const at = below(below(path, "extraArgs"), flag);
        if (!/^[a-z][a-z0-9-]*$/.test(flag)) {
            const reason = `the name of a flag is lower-case letters, digits and "-", without dashes before it, got "${flag}". Give it as in "max-node-provision-time".`;
            return [{ path: at, reason }];
        }
        if (!isFixedFlag(flag)) return [];
        const reason = `"${flag}" decides which node groups are scaled and as whom, which are the unit's own. Leave it out; for other groups run another Cluster Autoscaler.`;
        return [{ path: at, reason }];
    });
}
