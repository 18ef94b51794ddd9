import { isOlder, type Version } from "../ray-version";

/** The first KubeRay that has a field. What an older one does not have, server-side apply refuses. */
const SINCE: Readonly<Record<string, Version>> = {
    "RayClusterSpec.authOptions": [1, 5, 0],
    "RayClusterSpec.upgradeStrategy": [1, 6, 0],
    "AuthOptions.secretName": [1, 6, 0],
    "AuthOptions.enableK8sTokenAuth": [1, 6, 0],
    "HeadGroupSpec.resources": [1, 5, 0],
    "HeadGroupSpec.labels": [1, 5, 0],
    "WorkerGroupSpecs.resources": [1, 5, 0],
    "WorkerGroupSpecs.labels": [1, 5, 0],
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

/** What is wrong with giving this field to this operator; `undefined` when nothing is, or the operator is unknown. */
export function fieldIsTooNew(field: string, operator: Version | undefined): string | undefined {
    const since = Object.hasOwn(SINCE, field) ? SINCE[field] : undefined;
    if (since === undefined || operator === undefined || !isOlder(operator, since)) return undefined;
    return `needs KubeRay ${since.slice(0, 2).join(".")} or newer, got ${operator.join(".")}. Use a newer operator, or leave it out.`;
}
