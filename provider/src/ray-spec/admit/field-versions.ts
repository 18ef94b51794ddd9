import { isOlder, type Version } from "../facts/ray-version";

/** The first KubeRay that has a field. What an older one does not have, server-side apply refuses. */
export const FIELD_SINCE: Readonly<Record<string, Version>> = {
    "RayClusterSpec.authOptions": [1, 5, 0],
    "RayClusterSpec.upgradeStrategy": [1, 6, 0],
    "AuthOptions.secretName": [1, 6, 0],
    "AuthOptions.enableK8sTokenAuth": [1, 6, 0],
    "HeadGroupSpec.resources": [1, 5, 0],
    "HeadGroupSpec.labels": [1, 5, 0],
    "WorkerGroupSpecs.resources": [1, 5, 0],
    "WorkerGroupSpecs.labels": [1, 5, 0],
    "TemplateSpec.hostnameOverride": [1, 5, 0],
    "TemplateSpec.workloadRef": [1, 6, 0],
    "Containers.restartPolicyRules": [1, 5, 0],
    "EphemeralContainers.restartPolicyRules": [1, 5, 0],
    "ValueFrom.fileKeyRef": [1, 5, 0],
    "Sources.podCertificate": [1, 5, 0],
    "PodCertificate.userAnnotations": [1, 6, 0],
    "WorkerGroupSpecs.priority": [1, 7, 0],
    "HeadGroupSpec.ingressOptions": [1, 7, 0],
    "RayClusterSpec.networkPolicy": [1, 7, 0],
    "RayClusterSpec.tlsOptions": [1, 7, 0],
    "RayClusterSpec.historyServerOptions": [1, 7, 0],
    "GcsFaultToleranceOptions.backend": [1, 7, 0],
    "GcsFaultToleranceOptions.storage": [1, 7, 0],
    "AutoscalerOptions.command": [1, 7, 0],
    "AutoscalerOptions.args": [1, 7, 0],
};

/** What is wrong with giving this operator a field that there is since then; `undefined` when nothing is, or either is unknown. */
export function fieldIsTooNew(since: Version | undefined, operator: Version | undefined): string | undefined {
    if (since === undefined || operator === undefined || !isOlder(operator, since)) return undefined;
    return `needs KubeRay ${since.slice(0, 2).join(".")} or newer, got ${operator.join(".")}. Use a newer operator, or leave it out.`;
}
