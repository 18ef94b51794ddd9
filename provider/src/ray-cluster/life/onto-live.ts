import { liveGroups, type LiveRayCluster, type LiveWorkerGroup, placesOf } from "../../ray-object/watch/live";
import { type RayClusterObject } from "../plan/object";
import { isRetired, retired } from "../../ray-spec/facts/retired-group";
import { type Tree } from "../../shared/tree";
import { isFixed } from "../../ray-spec/facts/replicas";
import { type RayClusterSpec, type RayGroup, type RayWorkerGroup } from "../../ray-spec/facts/ray-cluster-spec";
import { suspendOnto } from "../../ray-object/suspension";

/**
 * The planned object with everything of the live one that is not ours to change. The list of worker groups has one
 * owner, so writing it writes all of it: what the Ray autoscaler has decided is handed back to it unchanged, and no
 * group moves, because the autoscaler addresses groups by their place.
 */
export function ontoLive(planned: RayClusterObject, live: LiveRayCluster): RayClusterObject & Versioned {
    const { spec } = planned;
    const groups = inPlace(spec, live).map((group) =>
        keepScale(
            group,
            liveGroups(live).find(({ groupName }) => groupName === group.groupName),
            spec.enableInTreeAutoscaling,
        ),
    );
    const suspend = suspendOnto(planned, live);
    return {
        ...planned,
        metadata: { ...planned.metadata, resourceVersion: live.metadata.resourceVersion },
        spec: {
            ...spec,
            ...(suspend !== undefined && { suspend }),
            ...ownRestarts(live),
            headGroupSpec: withoutNothing(spec.headGroupSpec),
            workerGroupSpecs: groups,
        },
    };
}

/**
 * Turns off KubeRay's own restarts where somebody has turned them on: with `Recreate` it deletes every pod of the
 * cluster for any edit, ours of the numbers of an autoscaler and the mark of our first write included. Said only then,
 * because KubeRay before 1.6 does not know the field.
 */
const ownRestarts = ({ spec }: LiveRayCluster): Pick<RayClusterSpec, "upgradeStrategy"> =>
    spec?.upgradeStrategy?.type === "Recreate" ? { upgradeStrategy: { type: "None" } } : {};

/** Taking the last key out of a map that is still written makes server-side apply write `null`, which the CRD refuses. */
function withoutNothing<T extends RayGroup>(group: T): T {
    if (Object.keys(group.rayStartParams).length > 0) return group;
    return Object.fromEntries(Object.entries(group).filter(([field]) => field !== "rayStartParams")) as unknown as T;
}

interface Versioned {
    readonly metadata: RayClusterObject["metadata"] & { readonly resourceVersion?: string };
}

/** Planned groups where the live ones are. New ones take the places of groups retired before, else come last. */
function inPlace({ workerGroupSpecs }: RayClusterSpec, live: LiveRayCluster): RayWorkerGroup[] {
    const there = placesOf(live);
    const added = workerGroupSpecs.filter(({ groupName }) => !there.some((group) => group.groupName === groupName));
    const places = there.map((group): Place => {
        const stays = workerGroupSpecs.find(({ groupName }) => groupName === group.groupName);
        if (stays !== undefined) return { group: stays, isFree: false };
        // The autoscaler has long seen that there is nothing left to scale, so nothing of its is under way to this place.
        if (isRetired(group)) return { group: added.shift() ?? retired(group), isFree: true };
        return { group: retired(group), isFree: false };
    });
    // Without an autoscaler nobody counts places; one that this write turns off counts until its head is gone.
    if (live.spec?.enableInTreeAutoscaling !== true) {
        return [...places.map(({ group }) => group).filter((group) => !isRetired(group)), ...added];
    }
    const last = places.findLastIndex(({ group, isFree }) => !isFree || !isRetired(group));
    return [...places.slice(0, last + 1).map(({ group }) => group), ...added];
}

interface Place {
    readonly group: RayWorkerGroup;
    /** Retired by an earlier write. */
    readonly isFree: boolean;
}

function keepScale(group: RayWorkerGroup, live: LiveWorkerGroup | undefined, autoscaled: boolean): RayWorkerGroup {
    if (live === undefined || !autoscaled) return group;
    const scaleStrategy: { scaleStrategy?: Tree } =
        live.scaleStrategy === undefined ? {} : { scaleStrategy: live.scaleStrategy };
    const replicas = isFixed(group, autoscaled) ? group.replicas : (live.replicas ?? group.replicas);
    return { ...group, replicas, ...scaleStrategy };
}
