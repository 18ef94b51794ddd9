import { type Cause, type Standing } from "../causes/cause";
import { type Pod } from "../pods/pod";

export type Step =
    | { readonly kind: "ready" }
    | { readonly kind: "waiting"; readonly line: string; readonly wakeAfterMs: number | undefined }
    | { readonly kind: "failed"; readonly reasons: readonly [string, ...string[]] }
    /** Pods to delete, so that the operator makes them anew or they are gone for good. */
    | { readonly kind: "delete"; readonly pods: readonly Pod[]; readonly line: string };

export interface Judgement {
    readonly step: Step;
    /** To be handed in again the next time. */
    readonly since: Standing;
    readonly causes: readonly Cause[];
}
