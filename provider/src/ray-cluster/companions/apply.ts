import { isConflict } from "../../cluster-access/errors";
import { type OwnerReference } from "../../cluster-access/objects";
import { duration, type Operation } from "../../ray-object/operation";
import { type LiveRayCluster } from "../live";
import { COMPANION_KINDS, type Companion } from "./companion";
import { isLost } from "./companion-drift";
import { type CompanionWatch } from "./companion-watch";
import { type SeenCompanion, unwanted } from "./seen";

/**
 * Brings the companions to the plan, each in one write, all at once. It comes right after the RayCluster is written,
 * being their owner, and in a race with the operator: a pod may run for a moment before its NetworkPolicy is there, as
 * it may with KubeRay 1.7's own, since network plugins let everything through until they have heard of a policy. Who
 * cannot have that keeps a policy for the whole namespace that lets nothing in; ours then adds to it. A pod whose claim
 * is late waits for it.
 */
export async function applyCompanions(
    operation: Operation,
    watch: CompanionWatch,
    planned: readonly Companion[],
    owner: LiveRayCluster,
): Promise<void> {
    await Promise.all([
        ...planned.map((wanted) => applyOne(operation, watch, wanted, owner)),
        ...unwanted(planned, watch.ours(), owner.metadata.uid).map((seen) => remove(operation, seen)),
    ]);
}

async function applyOne(
    operation: Operation,
    watch: CompanionWatch,
    wanted: Companion,
    owner: LiveRayCluster,
): Promise<void> {
    const { word, object } = wanted;
    const seen = watch.get(word, object.metadata.name);
    const isStorage = word === "persistentVolume" || word === "claim";
    if (seen !== undefined && isStorage && isLost(seen)) await remove(operation, seen);
    // Nothing of a volume or its claim can change but what Kubernetes has added to it; pods may hold on to one that goes.
    else if (seen !== undefined && isStorage) return;
    await untilNotGoing(operation, watch, wanted);
    const owned = word === "persistentVolume" ? object : ownedBy(wanted, owner);
    await operation.connection.apply(COMPANION_KINDS[word], owned, operation.patience, { force: true });
}

/** A deletion of the RayCluster waits for its companions, but the NetworkPolicy goes last: it guards the pods that still run. */
function ownedBy({ word, object }: Companion, { metadata }: LiveRayCluster): object {
    const owner: OwnerReference = {
        apiVersion: "ray.io/v1",
        kind: "RayCluster",
        name: metadata.name,
        uid: metadata.uid ?? "",
        blockOwnerDeletion: word !== "networkPolicy",
    };
    return { ...object, metadata: { ...object.metadata, ownerReferences: [owner] } };
}

/** What is on its way out would take our write with it. */
async function untilNotGoing(operation: Operation, watch: CompanionWatch, { word, object }: Companion): Promise<void> {
    for (;;) {
        const seen = watch.get(word, object.metadata.name);
        if (seen === undefined || (seen.object.metadata.deletionTimestamp === undefined && !isLost(seen))) return;
        if (Date.now() >= operation.deadline) throw new Error(stuck(operation, [seen]));
        operation.say(`waiting until ${nameOf(seen)}, which is being deleted, is gone`);
        await watch.next(Math.min(5_000, operation.deadline - Date.now()));
    }
}

/** Volumes belong to no namespace, so nobody but us removes them; the data stays, by their reclaim policy. */
export async function removeCompanions(operation: Operation, watch: CompanionWatch): Promise<void> {
    const volumes = watch.ours().filter(({ word }) => word === "persistentVolume");
    await Promise.all(volumes.map((seen) => remove(operation, seen)));
    for (;;) {
        const left = watch.ours();
        if (left.length === 0) return;
        if (Date.now() >= operation.deadline) throw new Error(stuck(operation, left));
        operation.say(`waiting until ${left.map(nameOf).join(", ")} ${left.length === 1 ? "is" : "are"} gone`);
        await watch.next(Math.min(5_000, operation.deadline - Date.now()));
    }
}

async function remove({ connection, patience }: Operation, { word, object }: SeenCompanion): Promise<void> {
    const { namespace, name, uid } = object.metadata;
    await connection.delete(COMPANION_KINDS[word], namespace, name, patience, { uid }).catch((error: unknown) => {
        // Another of that name has taken its place.
        if (!isConflict(error)) throw error;
    });
}

const nameOf = ({ word, object: { metadata } }: SeenCompanion): string =>
    `${COMPANION_KINDS[word].kind} ${metadata.namespace === undefined ? "" : `${metadata.namespace}/`}${metadata.name}`;

function stuck({ timeoutSeconds }: Operation, seen: readonly SeenCompanion[]): string {
    const each = seen.map((it) => {
        const { finalizers = [] } = it.object.metadata;
        return `${nameOf(it)}${finalizers.length > 0 ? ` (held by finalizer ${finalizers.join(", ")})` : ""}`;
    });
    return `still there after ${duration(timeoutSeconds)}: ${each.join(", ")}. Remove what holds it, and try again.`;
}
