/** What we write on objects of ours, so that we know them again. */
export const MANAGED_BY = "app.kubernetes.io/managed-by";
export const MANAGER = "pulumi-kuberay";
/** The resource that made the object. After a crash the next `create` knows its own object by it. */
export const URN_ANNOTATION = "kuberay.pulumi.com/urn";
/**
 * Which `create` the object is of. A forced replacement creates before it deletes: the create adopts the object, being
 * of the same URN, and the delete that follows must know that the object is no longer its own.
 */
export const INCARNATION_ANNOTATION = "kuberay.pulumi.com/incarnation";
