import { DELETION_TIMEOUT, GANG } from "../plan/metadata";
import { MANAGED_BY, MANAGER } from "../../ray-object/marks";
import { type LiveRayCluster } from "../../ray-object/watch/live";
import { faultToleranceOf } from "../../ray-spec/readback/fault-tolerance";
import { present, without } from "../../ray-spec/tree/reading";
import { type Preferred, specInputs } from "../../ray-spec/readback/spec";
import { isTree, type Tree } from "../../shared/tree";
import { QUEUE } from "../../ray-object/suspension";

/** Typed inputs that come as near to a live cluster as they can. `spec` is its spec in normal form. */
export const clusterOf = (live: LiveRayCluster, spec: Tree, preferred: Preferred): Tree => ({
    name: live.metadata.name,
    namespace: live.metadata.namespace ?? "default",
    ...specInputs(spec, preferred),
    ...(live.spec?.upgradeStrategy?.type === "Recreate" && { updatePolicy: "RecreateAll" }),
    ...metadataOf(live, spec),
    ...present({ managedBy: spec.managedBy }),
    // Others made it without one: a policy is a change of its own, to be asked for.
    ...(live.metadata.labels?.[MANAGED_BY] !== MANAGER && { networkPolicy: { enabled: false } }),
});

function metadataOf({ metadata }: LiveRayCluster, spec: Tree): Tree {
    const { [QUEUE]: queueName, [GANG]: gang, ...labels } = without(metadata.labels ?? {}, MANAGED_BY);
    const { [DELETION_TIMEOUT]: timeout, ...annotations } = Object.fromEntries(
        Object.entries(metadata.annotations ?? {}).filter(([name]) => !isNobodys(name)),
    );
    const redis = isTree(spec.gcsFaultToleranceOptions) ? spec.gcsFaultToleranceOptions : undefined;
    const isTyped = redis !== undefined && timeout !== undefined && /^[1-9]\d*$/.test(timeout);
    return present({
        queueName,
        gangScheduling: gang === "true" ? true : undefined,
        labels: { ...labels, ...(gang !== undefined && gang !== "true" && { [GANG]: gang }) },
        annotations: { ...annotations, ...(timeout !== undefined && !isTyped && { [DELETION_TIMEOUT]: timeout }) },
        gcsFaultTolerance: redis && faultToleranceOf(redis, isTyped ? timeout : undefined),
        // Kueue's, where it queues.
        suspend: queueName === undefined && spec.suspend === true ? true : undefined,
    });
}

/** Ours, which say nothing about the spec, and what kubectl keeps for itself. */
const isNobodys = (annotation: string): boolean =>
    annotation.startsWith("kuberay.pulumi.com/") || annotation === "kubectl.kubernetes.io/last-applied-configuration";
