import { type ClusterAutoscalerArgs } from "../cluster-autoscaler/args";
import { clusterAutoscalerImage, KUBERNETES_VERSIONS } from "../cluster-autoscaler/images";
import { rejectIfAny } from "../shared/pulumi/rejection";
import { isUnknown, UNKNOWN, type Unknown } from "../shared/unknown";

/** The image that was given, else the one for the cluster's Kubernetes. Refuses a cluster that is newer, or older, than all that we know. */
export function autoscalerImage(
    what: string,
    { image, kubernetesVersion }: ClusterAutoscalerArgs,
    live: string | Unknown | undefined,
): string | Unknown {
    const kubernetes = kubernetesVersion ?? live ?? UNKNOWN;
    if (image !== undefined) return image;
    if (isUnknown(kubernetes)) return UNKNOWN;
    const known = clusterAutoscalerImage(kubernetes);
    if (known !== undefined) return known;
    const reason = `the EKS cluster has Kubernetes ${kubernetes}, and this provider knows the Cluster Autoscaler for ${KUBERNETES_VERSIONS.join(", ")}. Give the image of the one for ${kubernetes}.`;
    rejectIfAny(what, [{ path: "clusterAutoscaler.image", reason, rule: "R-AUTOSCALER-IMAGE" }]);
    return UNKNOWN;
}
