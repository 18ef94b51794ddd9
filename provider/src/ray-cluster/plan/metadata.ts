import { MANAGED_BY, MANAGER, URN_ANNOTATION } from "../../ray-object/marks";
import { type RayClusterObject } from "./object";
import { type PlannedArgs } from "./planned-args";
import { QUEUE } from "../../ray-object/suspension";
export const GANG = "ray.io/gang-scheduling-enabled";
export const DELETION_TIMEOUT = "ray.io/gcs-ft-deletion-timeout";

/** Name, labels and annotations of the RayCluster: what has no field of its own in the spec is said there. */
export function planMetadata(args: PlannedArgs, urn: string): RayClusterObject["metadata"] {
    const { name, namespace, labels, annotations, queueName, gangScheduling, gcsFaultTolerance } = args;
    const deletionTimeout = gcsFaultTolerance?.deletionTimeoutSeconds;
    return {
        name,
        namespace,
        labels: {
            ...labels,
            ...(queueName !== undefined && { [QUEUE]: queueName }),
            ...(gangScheduling === true && { [GANG]: "true" }),
            [MANAGED_BY]: MANAGER,
        },
        annotations: {
            ...annotations,
            ...(deletionTimeout !== undefined && { [DELETION_TIMEOUT]: `${deletionTimeout}` }),
            [URN_ANNOTATION]: urn,
        },
    };
}
