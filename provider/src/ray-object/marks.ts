import { type KubernetesObject } from "../cluster-access/objects";

/** What we write on objects of ours, so that we know them again. */
export const MANAGED_BY = "app.kubernetes.io/managed-by";
export const MANAGER = "pulumi-kuberay";
/** The resource that made the object. After a crash the next `create` knows its own object by it. */
export const URN_ANNOTATION = "kuberay.pulumi.com/urn";
/**
 * Which `create` the object is of. A forced replacement creates before it deletes: the create adopts the object, being
 * of the same URN, and the delete that follows must know that the object is no longer its own.
 */
const INCARNATION_ANNOTATION = "kuberay.pulumi.com/incarnation";

export const liveIncarnation = (live: KubernetesObject | undefined): string | undefined =>
    live?.metadata.annotations?.[INCARNATION_ANNOTATION];

/** Changes with every attempt after one that failed: the operator, which waits ever longer between its own, tries at once. */
const ATTEMPT_ANNOTATION = "kuberay.pulumi.com/attempt";

interface Annotated {
    readonly metadata: { readonly annotations: Readonly<Record<string, string>> };
}

interface Marks {
    readonly incarnation: string | undefined;
    /** Refused or failed before: writing the same spec again changes nothing, and then the operator does not look again. */
    readonly isStuck: boolean;
    /** Those of the kind. */
    readonly others: Readonly<Record<string, string>>;
}

/** Annotations beside the planned ones: they say nothing about the spec, so no plan, diff or drift knows them. */
export function withMarks<T extends Annotated>(object: T, { incarnation, isStuck, others }: Marks): T {
    const annotations = {
        ...object.metadata.annotations,
        ...(incarnation !== undefined && { [INCARNATION_ANNOTATION]: incarnation }),
        ...others,
        ...(isStuck && { [ATTEMPT_ANNOTATION]: new Date().toISOString() }),
    };
    return { ...object, metadata: { ...object.metadata, annotations } };
}
