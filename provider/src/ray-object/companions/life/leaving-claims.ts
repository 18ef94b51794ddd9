import { type Operation } from "../../operation";
import { isGoing, type Pod, POD } from "../../pods/pod";
import { type CompanionWatch } from "./companion-watch";
import { titleOf, type SeenCompanion, stuck } from "./seen";

/** By then the pods of a RayCluster that is gone are on their way out, too. */
const HELD_GRACE_MS = 30_000;
const MOST_NAMES = 5;

const ownersOf = ({ object }: SeenCompanion): (string | undefined)[] =>
    (object.metadata.ownerReferences ?? []).filter(({ kind }) => kind === "RayCluster").map(({ uid }) => uid);

/** Whether the claim goes with the RayCluster of that uid. */
export const isOf = (owner: string | undefined, claim: SeenCompanion): boolean => ownersOf(claim).includes(owner);

/** Whether it will be gone: it is being deleted, or will be as a RayCluster of before is no more. */
const isLeaving = (claim: SeenCompanion, owner: string | undefined): boolean =>
    claim.object.metadata.deletionTimestamp !== undefined || (ownersOf(claim).length > 0 && !isOf(owner, claim));

/**
 * Until none of the claims is one that leaves: new pods cannot mount it, and a write would go with it. Throws when pods
 * that stay keep it from leaving.
 */
export async function untilLeft(
    operation: Operation,
    watch: CompanionWatch,
    claims: readonly string[],
    owner: string | undefined,
): Promise<void> {
    const heldAt = Date.now() + HELD_GRACE_MS;
    for (;;) {
        const leaving = claims
            .map((name) => watch.get("claim", name))
            .filter((seen) => seen !== undefined)
            .filter((seen) => isLeaving(seen, owner));
        if (leaving.length === 0) return;
        if (Date.now() >= operation.deadline) throw new Error(stuck(operation, leaving));
        if (Date.now() >= heldAt) await refuseHeld(operation, watch.site.namespace, leaving);
        operation.say(`waiting until ${leaving.map(titleOf).join(", ")}, on the way out, is gone`);
        await watch.next(Math.min(5_000, operation.deadline - Date.now()));
    }
}

async function refuseHeld(
    { connection, patience }: Operation,
    namespace: string,
    leaving: readonly SeenCompanion[],
): Promise<void> {
    const deleted = leaving.filter(({ object }) => object.metadata.deletionTimestamp !== undefined);
    if (deleted.length === 0) return;
    const { items } = await connection.list(POD, namespace, patience);
    const held = deleted.flatMap((seen) => {
        const holders = items.filter((pod) => holds(pod, seen.object.metadata.name));
        return holders.length === 0
            ? []
            : [`${titleOf(seen)} is being deleted, and still held by ${podsText(holders)}`];
    });
    if (held.length === 0) return;
    throw new Error(
        `${held.join("; ")}. New pods cannot mount it. Delete these pods, and run \`up\` again: it is made anew, and the files stay.`,
    );
}

/** As Kubernetes sees it: a pod without a node holds nothing yet, one that has ended nothing any more. */
const holds = (pod: Pod, claim: string): boolean =>
    !isGoing(pod) &&
    pod.spec?.nodeName !== undefined &&
    !["Succeeded", "Failed"].includes(pod.status?.phase ?? "") &&
    (pod.spec.volumes ?? []).some(({ persistentVolumeClaim }) => persistentVolumeClaim?.claimName === claim);

function podsText(pods: readonly Pod[]): string {
    const names = pods.map(({ metadata }) => metadata.name).sort();
    const more = names.length - MOST_NAMES;
    const named = names.slice(0, MOST_NAMES).join(", ");
    return `${names.length === 1 ? "pod" : "pods"} ${named}${more > 0 ? ` and ${more} more` : ""}`;
}
