import { type Cause } from "./cause";
import { type KubernetesEvent, latestOf } from "./event";
import { groupOf, type Pod, unschedulable } from "../pods/pod";

/** A claim made in the same update may come a moment after the pod that needs it. */
const MISSING_GRACE = 20;
/** A volume or storage class made in the same update is found at the next of Kubernetes' own looks, every 15 s. */
const UNBOUND_GRACE = 30;

/** What Kubernetes has said last of a claim that has no volume yet. */
export interface ClaimWord {
    readonly claim: string;
    readonly message: string;
    /** Whether no volume will come by itself. */
    readonly definite: boolean;
}

/** Whether the scheduler waits for volumes of claims: then it has not even looked at the nodes. */
export const waitsForClaim = (pod: Pod): boolean =>
    /unbound immediate PersistentVolumeClaims|waiting for ephemeral volume controller/.test(unschedulable(pod) ?? "");

/** A pod has an ephemeral volume by a claim of its own, which has its name. */
export const claimsOf = ({ metadata, spec }: Pod): string[] =>
    (spec?.volumes ?? []).flatMap(({ name, persistentVolumeClaim, ephemeral }) => {
        if (persistentVolumeClaim !== undefined) return [persistentVolumeClaim.claimName];
        return ephemeral === undefined ? [] : [`${metadata.name}-${name}`];
    });

/** What was said last of one of the claims; of one that gets no volume, if there is such a one. */
export function claimWord(claims: readonly string[], eventsOf: (claim: string) => readonly KubernetesEvent[]) {
    const words = claims.flatMap((claim): ClaimWord[] => {
        const event = latestOf(eventsOf(claim));
        return event === undefined ? [] : [{ claim, message: event.message ?? "", definite: isDefinite(event) }];
    });
    return words.find(({ definite }) => definite) ?? words[0];
}

/** A provisioner that fails tries again, and one that is slow reports a failure each time it is asked. */
const isDefinite = ({ reason, message = "" }: KubernetesEvent): boolean =>
    reason === "FailedBinding" || /storageclass\S* "[^"]*" not found/.test(message);

/** Why a pod will never have one of its volumes. What the scheduler says of a claim stands whatever nodes there are. */
export function claimCauses(pod: Pod, said: string, word: ClaimWord | undefined): Cause[] {
    if (waitsForClaim(pod)) return word?.definite === true ? [unbound(pod, word)] : [];
    const [, claim, trouble] = /persistentvolumeclaim "([^"]+)" (not found|is being deleted)/.exec(said) ?? [];
    if (claim === undefined) return [];
    const [what, wayOut] =
        trouble === "not found"
            ? ["is not there", "Make the PersistentVolumeClaim, or name one that exists."]
            : ["goes", "Delete the pods that still use the PersistentVolumeClaim and make it anew, or name another."];
    const text = `${pod.metadata.name} waits for a volume that ${what}: ${said}. ${wayOut}`;
    return [{ key: `${groupOf(pod)} claim`, same: `claim ${claim}`, text, graceSeconds: MISSING_GRACE }];
}

function unbound(pod: Pod, { claim, message }: ClaimWord): Cause {
    const wayOut = /storage ?class/i.test(message)
        ? "Name a storage class that the Kubernetes cluster has, or make one of them the default."
        : `See: kubectl describe pvc -n ${pod.metadata.namespace ?? ""} ${claim}`;
    const text = `${pod.metadata.name} waits for the volume of PersistentVolumeClaim ${claim}, which is not bound: ${message}. ${wayOut}`;
    return { key: `${groupOf(pod)} unbound`, same: `unbound: ${message}`, text, graceSeconds: UNBOUND_GRACE };
}
