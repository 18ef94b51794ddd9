import { type LiveRayCluster } from "../ray-object/watch/live";
import { type RayClusterObject } from "./object";

/**
 * Turns off KubeRay's own restarts where somebody has turned them on: with `Recreate` it deletes every pod of the
 * cluster for any edit, ours of the numbers of an autoscaler and the mark of our first write included. Said only then,
 * because KubeRay before 1.6 does not know the field.
 */
export const restartsAreOurs = (object: RayClusterObject, live: LiveRayCluster): RayClusterObject =>
    live.spec?.upgradeStrategy?.type === "Recreate"
        ? { ...object, spec: { ...object.spec, upgradeStrategy: { type: "None" } } }
        : object;
