import { type PlannedArgs } from "../plan/planned-args";
import { isConflict, isUnknownKind } from "../../cluster-access/errors";
import { begin, duration, type Operation } from "../../ray-object/operation";
import { type ReadResult, type ResourceContext } from "../../shared/custom-resource";
import { TIMEOUT_SECONDS } from "./bring-about";
import { dropIdleCleanup, hasRedisCleanup } from "./redis-cleanup";
import { isServed, watchClusters } from "../../ray-object/watch/cluster-watch";
import { removeCompanions } from "../../ray-object/companions/life/apply";
import { CompanionWatch } from "../../ray-object/companions/life/companion-watch";
import { planCompanions } from "../../ray-object/companions/plan";
import { recordedWords } from "../../ray-object/companions/life/seen";
import { withAllDefaults } from "../inputs";
import { type LiveRayCluster, RAY_CLUSTER } from "../../ray-object/watch/live";
import { Onlooker } from "../../ray-object/watch/onlooker";
import { type Snapshot } from "../../ray-object/watch/snapshot";
import { siteOf } from "../../ray-object/site";
import { recordedIncarnation } from "../../ray-object/state";
import { liveIncarnation } from "../../ray-object/marks";

/**
 * Deletes the RayCluster and waits until it, its pods and its companions are gone: what comes after, the operator first,
 * may then go.
 */
export async function removeCluster(at: ResourceContext, was: ReadResult): Promise<void> {
    const site = siteOf(was.id);
    if (site === undefined) return;
    const operation = await begin(at, was.inputs.kubeconfig, TIMEOUT_SECONDS);
    const clusters = watchClusters(operation, site.namespace);
    try {
        const live = (await isServed(clusters)) ? clusters.get(site.name)[0] : undefined;
        if (live !== undefined && isAnothers(live, was)) {
            at.log.info(`RayCluster ${was.id} stays: a later create has taken it over, as in a forced replacement`);
            return;
        }
        const planned = planCompanions(withAllDefaults(was.inputs, at.name) as unknown as PlannedArgs);
        const words = [...recordedWords(live), ...planned.map(({ word }) => word)];
        const companions = await CompanionWatch.open(operation, site, [], words);
        try {
            if (live !== undefined) await removeThere(operation, live);
            await removeCompanions(operation, companions);
        } finally {
            companions.close();
        }
    } finally {
        clusters.release();
    }
}

async function removeThere(operation: Operation, live: LiveRayCluster): Promise<void> {
    const { namespace = "", name, uid } = live.metadata;
    const { connection, patience } = operation;
    const onlooker = await Onlooker.open(operation, namespace, name);
    try {
        // What the cluster owns goes with it, or a namesake would find its remains. But the Job needs the token's Secret.
        const foreground = !hasRedisCleanup(await dropIdleCleanup(operation, live));
        await connection.delete(RAY_CLUSTER, namespace, name, patience, { uid, foreground }).catch((error: unknown) => {
            if (!isConflict(error) && !isUnknownKind(error)) throw error;
        });
        await untilGone(operation, onlooker, uid);
    } finally {
        onlooker.close();
    }
}

/** An object whose mark somebody has taken away is still to be deleted: only another mark says that it is another's. */
export function isAnothers(live: LiveRayCluster, { state }: Pick<ReadResult, "state">): boolean {
    const [mine, theirs] = [recordedIncarnation(state), liveIncarnation(live)];
    return mine !== undefined && theirs !== undefined && mine !== theirs;
}

async function untilGone(operation: Operation, onlooker: Onlooker, uid: string | undefined): Promise<void> {
    for (;;) {
        const snapshot = onlooker.look();
        const objectIsThere = snapshot.cluster !== undefined && snapshot.cluster.metadata.uid === uid;
        const pods = snapshot.pods.length;
        if (!objectIsThere && pods === 0) return;
        if (Date.now() >= operation.deadline) throw new Error(blocked(operation, snapshot));
        operation.say(pods > 0 ? `${pods} pods still to go` : "waiting until the RayCluster is gone");
        await onlooker.next(Math.min(5_000, operation.deadline - Date.now()), operation.at.signal);
    }
}

/** Names what holds it, because Kubernetes itself says nothing. */
function blocked({ timeoutSeconds }: Operation, { cluster, pods }: Snapshot): string {
    const waited = `after ${duration(timeoutSeconds)}`;
    if (cluster === undefined) {
        const [pod] = pods;
        const name = `${pod?.metadata.namespace ?? ""}/${pod?.metadata.name ?? ""}`;
        return `the RayCluster is gone, but ${pods.length} of its pods are still there ${waited}, the first is ${name}${heldBy(pod?.metadata.finalizers)}. See: kubectl describe pod -n ${name.replace("/", " ")}`;
    }
    const { namespace = "", name, finalizers = [] } = cluster.metadata;
    const why =
        pods.length > 0
            ? `${pods.length} of its pods are still there, the first is ${pods[0]?.metadata.name ?? ""}${heldBy(pods[0]?.metadata.finalizers)}`
            : "whoever set the finalizer has not removed it; for one of ray.io that is the KubeRay operator";
    const by = finalizers.length > 0 ? `finalizer ${finalizers.join(", ")}` : "no finalizer";
    return `RayCluster ${namespace}/${name} is still there ${waited}: held by ${by}; ${why}. Make sure that the operator runs and destroy again; to give up what the finalizer protects: kubectl patch raycluster -n ${namespace} ${name} --type merge -p '{"metadata":{"finalizers":null}}'`;
}

const heldBy = (finalizers: readonly string[] = []): string =>
    finalizers.length > 0 ? ` (held by finalizer ${finalizers.join(", ")})` : "";
