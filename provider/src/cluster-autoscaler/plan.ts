import { planPodIdentity, type PodIdentityPlan } from "../pod-identity/plan";
import { type Unknown } from "../shared/unknown";
import { type ClusterAutoscalerArgs } from "./args";
import { AUTOSCALER_NAMESPACE, planFlags } from "./flags";
import { autoscalerPolicy } from "./policy";
import { CLUSTER_RULES, ownRules } from "./rights";
import { type PolicyRule } from "../kuberay-manifests/policy-rule";

/** On Auto Scaling groups: EKS hands the tags of a node group on to nothing. */
const TAG_KEY = "kuberay.pulumi.com/cluster-autoscaler";

export interface ClusterAutoscalerPlan {
    /** Of its objects, in the program and in Kubernetes. */
    readonly name: string;
    readonly image: string | Unknown;
    readonly flags: readonly (string | Unknown)[];
    readonly region: string | Unknown;
    readonly identity: PodIdentityPlan;
    readonly clusterRules: readonly PolicyRule[];
    /** Carried by the Auto Scaling groups of the unit's pools; nobody else's have it. */
    readonly tag: { readonly key: string; readonly value: string };
}

export interface AutoscalerSite {
    readonly unit: string;
    readonly clusterName: string | Unknown;
    readonly region: string | Unknown;
    readonly image: string | Unknown;
    /** Of its role in AWS: no other stack or unit of the account has it. */
    readonly physicalName: string;
    readonly tags: Readonly<Record<string, string>>;
}

export function planClusterAutoscaler(args: ClusterAutoscalerArgs, site: AutoscalerSite): ClusterAutoscalerPlan {
    const { unit, clusterName, region, image, physicalName, tags } = site;
    const name = `${unit}-cluster-autoscaler`;
    const tag = { key: TAG_KEY, value: physicalName };
    const identity = planPodIdentity({
        clusterName,
        namespace: AUTOSCALER_NAMESPACE,
        account: name,
        logicalName: name,
        physicalName,
        tags,
        policy: autoscalerPolicy({ unit, clusterName, region }, tag),
        rules: ownRules(name),
    });
    return { name, image, flags: planFlags(args, name, tag), region, identity, clusterRules: CLUSTER_RULES, tag };
}
