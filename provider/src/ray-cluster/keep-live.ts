import { groupsOf, type LiveRayCluster, type LiveWorkerGroup } from "./live";
import { type RayClusterObject, type RayWorkerGroup, type Tree } from "./object";

/**
 * The planned object with everything of the live one that is not ours to change. The list of worker groups has one
 * owner, so writing it writes all of it: what the Ray autoscaler has decided is handed back to it unchanged, and no
 * group moves, because the autoscaler addresses groups by their place.
 */
export function keepLive(planned: RayClusterObject, live: LiveRayCluster): RayClusterObject & Versioned {
    const { spec } = planned;
    const there = groupsOf(live).map(({ groupName }) => groupName);
    const kept = there.flatMap((name) => spec.workerGroupSpecs.filter(({ groupName }) => groupName === name));
    const added = spec.workerGroupSpecs.filter(({ groupName }) => !there.includes(groupName));
    const groups = [...kept, ...added].map((group) =>
        keepScale(
            group,
            groupsOf(live).find(({ groupName }) => groupName === group.groupName),
            spec.enableInTreeAutoscaling,
        ),
    );
    return {
        ...planned,
        metadata: { ...planned.metadata, resourceVersion: live.metadata.resourceVersion },
        spec: { ...spec, workerGroupSpecs: groups },
    };
}

interface Versioned {
    readonly metadata: RayClusterObject["metadata"] & { readonly resourceVersion?: string };
}

function keepScale(group: RayWorkerGroup, live: LiveWorkerGroup | undefined, autoscaled: boolean): RayWorkerGroup {
    if (live === undefined || !autoscaled) return group;
    const scaleStrategy: { scaleStrategy?: Tree } =
        live.scaleStrategy === undefined ? {} : { scaleStrategy: live.scaleStrategy };
    const replicas = isFixed(group, autoscaled) ? group.replicas : (live.replicas ?? group.replicas);
    return { ...group, replicas, ...scaleStrategy };
}

/** Nobody else decides about the number: no autoscaler runs, or the bounds meet and leave it nothing to decide. */
export const isFixed = (
    group: { readonly minReplicas: number; readonly maxReplicas: number },
    autoscaled: boolean,
): boolean => !autoscaled || group.minReplicas === group.maxReplicas;
