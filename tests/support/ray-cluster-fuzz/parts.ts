/** Parts that users write as Kubernetes does: those that are right, and those that something must refuse. */
export interface Parts {
    readonly good: readonly unknown[];
    readonly bad: readonly unknown[];
}
