import { Tag } from "@pulumi/aws/autoscaling/tag";
import { Deployment } from "@pulumi/kubernetes/apps/v1/deployment";
import { type Provider } from "@pulumi/kubernetes/provider";
import { ClusterRole } from "@pulumi/kubernetes/rbac/v1/clusterRole";
import { ClusterRoleBinding } from "@pulumi/kubernetes/rbac/v1/clusterRoleBinding";
import type * as pulumi from "@pulumi/pulumi";
import { registerPodIdentity } from "../pod-identity/resources";
import { MANAGED_BY, MANAGER } from "../ray-object/marks";
import { asInputs } from "../shared/pulumi/inputs";
import { type Unknown } from "../shared/unknown";
import { deploymentSpec, selectorOf } from "./deployment";
import { AUTOSCALER_NAMESPACE } from "./flags";
import { type ClusterAutoscalerPlan } from "./plan";
import { asRule } from "../kuberay-manifests/policy-rule";

export interface AutoscalerPlace {
    readonly unit: string;
    readonly parent: pulumi.Resource;
    readonly kubernetes: Provider;
    /** Names of the Auto Scaling groups behind the unit's pools, by the pools' logical names. */
    readonly autoScalingGroups: Readonly<Record<string, pulumi.Input<string>>>;
    /** What its pod needs before it starts: a node, and the agent that hands out credentials. */
    readonly dependsOn: readonly pulumi.Resource[];
}

/** Registers everything that the plan names; what depends on it has an autoscaler at work, to its end. */
export function registerClusterAutoscaler(plan: ClusterAutoscalerPlan, place: AutoscalerPlace): pulumi.Resource {
    const { name, tag } = plan;
    const { unit, parent, kubernetes } = place;
    const opts = { parent, provider: kubernetes };
    const tags = Object.entries(place.autoScalingGroups).map(
        ([pool, autoscalingGroupName]) =>
            new Tag(
                `${pool}-cluster-autoscaler`,
                { autoscalingGroupName, tag: { ...tag, propagateAtLaunch: false } },
                { parent },
            ),
    );
    const identity = registerPodIdentity(plan.identity, { parent, kubernetes, namespace: [] });
    const labels = { ...selectorOf(unit), [MANAGED_BY]: MANAGER };
    const metadata = { name, labels };
    const subjects = [{ kind: "ServiceAccount", name, namespace: AUTOSCALER_NAMESPACE }];
    const roleRef = { apiGroup: "rbac.authorization.k8s.io", kind: "ClusterRole", name };
    const rights = [
        new ClusterRole(name, { metadata, rules: plan.clusterRules.map(asRule) }, opts),
        new ClusterRoleBinding(name, { metadata, roleRef, subjects }, opts),
    ];
    const { image, region, flags } = asInputs<Leaves>(plan);
    return new Deployment(
        name,
        {
            metadata: { ...metadata, namespace: AUTOSCALER_NAMESPACE },
            spec: deploymentSpec(name, unit, labels, { image, region, args: flags }),
        },
        { ...opts, dependsOn: [...place.dependsOn, ...identity, ...rights, ...tags] },
    );
}

interface Leaves {
    readonly image: string | Unknown;
    readonly region: string | Unknown;
    readonly flags: readonly (string | Unknown)[];
}
