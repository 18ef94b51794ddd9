import { isConflict } from "../../../cluster-access/errors";
import { type KubernetesObject, type OwnerReference } from "../../../cluster-access/objects";
import { type Operation } from "../../operation";
import { COMPANION_KINDS, type Companion } from "../companion";
import { isLost } from "./companion-drift";
import { type CompanionWatch } from "./companion-watch";
import { isOf, untilLeft } from "./leaving-claims";
import { titleOf, type SeenCompanion, stuck, unwanted } from "./seen";
import { isTree } from "../../../shared/tree";

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
    owner: KubernetesObject,
): Promise<void> {
    await Promise.all([
        applyStorage(operation, watch, planned.filter(isStorage), owner),
        ...planned.filter((it) => !isStorage(it)).map((wanted) => applyOne(operation, watch, wanted, owner)),
        ...unwanted(planned, watch.ours(), owner.metadata.uid).map((seen) => remove(operation, seen)),
    ]);
}

const isStorage = ({ word }: Companion): boolean => word === "persistentVolume" || word === "claim";

/** A volume serves only the claim that it is bound to, so it goes after a claim that leaves, and comes anew with it. */
async function applyStorage(
    operation: Operation,
    watch: CompanionWatch,
    planned: readonly Companion[],
    owner: KubernetesObject,
): Promise<void> {
    const claims = planned.filter(({ word }) => word === "claim").map(({ object }) => object.metadata.name);
    await untilLeft(operation, watch, claims, owner.metadata.uid);
    await Promise.all(
        planned.map(async (wanted) => {
            const seen = watch.get(wanted.word, wanted.object.metadata.name);
            if (seen !== undefined && isStranded(watch, seen)) await remove(operation, seen);
            // Nothing of a volume or its claim can change but what Kubernetes has added to it; pods may hold on to one that goes.
            else if (seen !== undefined && (seen.word !== "claim" || isOf(owner.metadata.uid, seen))) return;
            await applyOne(operation, watch, wanted, owner);
        }),
    );
}

/** Whether it is a volume that has lost its claim, which another of that name does not replace. */
function isStranded(watch: CompanionWatch, seen: SeenCompanion): boolean {
    if (seen.word !== "persistentVolume") return false;
    const { claimRef } = seen.object.spec ?? {};
    if (isLost(seen) || !isTree(claimRef) || typeof claimRef.uid !== "string") return isLost(seen);
    const claim = watch.get("claim", typeof claimRef.name === "string" ? claimRef.name : "");
    return claim?.object.metadata.uid !== claimRef.uid;
}

async function applyOne(
    operation: Operation,
    watch: CompanionWatch,
    wanted: Companion,
    owner: KubernetesObject,
): Promise<void> {
    await untilNotGoing(operation, watch, wanted);
    const { word, object } = wanted;
    const owned = word === "persistentVolume" ? object : ownedBy(wanted, owner);
    await operation.connection.apply(COMPANION_KINDS[word], owned, operation.patience, { force: true });
}

/** A deletion of the RayCluster waits for its companions, but the NetworkPolicy goes last: it guards the pods that still run. */
function ownedBy({ word, object }: Companion, { apiVersion, kind, metadata }: KubernetesObject): object {
    const owner: OwnerReference = {
        apiVersion,
        kind,
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
        if (seen === undefined || (seen.object.metadata.deletionTimestamp === undefined && !isStranded(watch, seen)))
            return;
        if (Date.now() >= operation.deadline) throw new Error(stuck(operation, [seen]));
        operation.say(`waiting until ${titleOf(seen)}, which is being deleted, is gone`);
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
        operation.say(`waiting until ${left.map(titleOf).join(", ")} ${left.length === 1 ? "is" : "are"} gone`);
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
