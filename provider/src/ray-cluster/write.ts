import { isConflict, isNotFound, isUnknownKind, KubernetesError } from "../cluster-access/errors";
import { sleep } from "../cluster-access/patience";
import { type KubernetesEvent } from "../ray-object/event";
import { INCARNATION_ANNOTATION, URN_ANNOTATION } from "../ray-object/marks";
import { type Operation } from "../ray-object/operation";
import { type ResourceContext } from "../shared/custom-resource";
import { ADOPTED_ANNOTATION, adoptedHashes, adoptionMark } from "./waiting/adoption";
import { type ClusterPlan } from "./cluster-plan";
import { wordsAnnotation } from "../ray-object/companions/seen";
import { changedTemplates } from "./drift";
import { type AdoptedHashes, type Expectation, expectationOf } from "./waiting/expectation";
import { keepLive } from "./keep-live";
import { conditionOf, type LiveRayCluster, RAY_CLUSTER } from "./live";
import { type RayClusterObject } from "./object";
import { type Onlooker } from "./waiting/onlooker";
import { type PlannedArgs } from "./plan";
import { restartsAreOurs } from "./restarts-are-ours";
import { headServiceAnnotation } from "./replace-head-service";
import { resumed } from "./waiting/suspension";
import { takeOver } from "./take-over";

/** Changes with every attempt after one that failed: the operator, which waits ever longer between its own, tries at once. */
const ATTEMPT_ANNOTATION = "kuberay.pulumi.com/attempt";
/** The Ray autoscaler writes about once a second; a write of ours that lost the race is tried again after this. */
const CONFLICT_PAUSE_MS = 50;

/** A create marks the object as its own; an update keeps the mark that is there. */
export type IncarnationOf = (live: LiveRayCluster | undefined) => string | undefined;

interface Marks {
    readonly incarnationOf: IncarnationOf;
    /** What the operator had to complain about before this write. */
    readonly troubles: readonly KubernetesEvent[];
    /** What pods were made from that are older than our first write. */
    readonly adopted?: AdoptedHashes;
    /** Others to write. */
    readonly annotations?: Readonly<Record<string, string>>;
}

interface Writing extends Marks {
    readonly sight: Sight;
}

export interface Written {
    readonly live: LiveRayCluster;
    readonly expected: Expectation;
}

/** The watch that all clusters of a namespace share. */
export type Sight = Pick<Onlooker, "look" | "next" | "trouble">;

/** Refuses an object that somebody else has made; one of ours is what a crash has left behind. */
export function refuseForeign({ urn, name: resource }: ResourceContext, live: LiveRayCluster | undefined): void {
    if (live === undefined || live.metadata.deletionTimestamp !== undefined) return;
    const { namespace = "", name, annotations = {} } = live.metadata;
    const owner = annotations[URN_ANNOTATION];
    if (owner === urn) return;
    const by = owner === undefined ? "was not made by this provider" : `belongs to ${owner}`;
    throw new Error(
        `RayCluster ${namespace}/${name} exists already and ${by}. Give this one another name, delete that one, or take it over: pulumi import kuberay:index:RayCluster ${resource} ${namespace}/${name}`,
    );
}

/**
 * Writes the spec over the live object. Forced, because the Ray autoscaler owns the list of groups too; safe, because
 * what it wrote is in what we write, and the resourceVersion makes sure that it has written nothing since.
 */
export async function writeCluster(operation: Operation, plan: ClusterPlan, marks: Writing): Promise<Written> {
    const { connection, patience, at } = operation;
    const { args, cluster: planned } = plan;
    for (let isFirst = true; ; isFirst = false) {
        const live = await untilNotGoing(operation, args, isFirst ? marks.sight : undefined);
        const changed = live === undefined ? new Set<string>() : changedTemplates(planned, live);
        const adopted = adoptedHashes(planned, live, changed);
        const annotations = {
            ...wordsAnnotation(live, plan.companions),
            ...(await headServiceAnnotation(operation, args, planned, live)),
        };
        try {
            const there = isAdoption(live, adopted) ? await takeOver(operation, live) : live;
            const kept =
                there === undefined ? planned : restartsAreOurs(resumed(keepLive(planned, there), there), there);
            const object = marked(kept, there, { ...marks, adopted, annotations });
            const written = await connection.apply<LiveRayCluster>(RAY_CLUSTER, object, patience, { force: true });
            return { live: written, expected: expectationOf(args, planned, adopted) };
        } catch (error) {
            if (!isConflict(error) || Date.now() > operation.deadline) throw explained(error, args);
            await sleep(CONFLICT_PAUSE_MS, at.signal);
        }
    }
}

/** The first write over what others have made. */
const isAdoption = (live: LiveRayCluster | undefined, adopted: AdoptedHashes | undefined): live is LiveRayCluster =>
    live !== undefined && adopted !== undefined && live.metadata.annotations?.[ADOPTED_ANNOTATION] === undefined;

/** Annotations beside the planned ones: they say nothing about the spec, so no plan, diff or drift knows them. */
export function marked<T extends RayClusterObject>(object: T, live: LiveRayCluster | undefined, marks: Marks): T {
    const incarnation = marks.incarnationOf(live);
    const annotations = {
        ...object.metadata.annotations,
        ...(incarnation !== undefined && { [INCARNATION_ANNOTATION]: incarnation }),
        ...adoptionMark(marks.adopted),
        ...marks.annotations,
        ...(isStuck(live, marks) && { [ATTEMPT_ANNOTATION]: new Date().toISOString() }),
    };
    return { ...object, metadata: { ...object.metadata, annotations } };
}

/** Refused or failed before: writing the same spec again changes nothing, and then the operator does not look again. */
const isStuck = (live: LiveRayCluster | undefined, { troubles }: Marks): boolean =>
    live !== undefined && (troubles.length > 0 || conditionOf(live, "ReplicaFailure")?.status === "True");

/** A namesake that is being deleted must be gone before ours can be made. After a conflict the watch is too late. */
async function untilNotGoing(
    operation: Operation,
    { name, namespace }: PlannedArgs,
    sight: Sight | undefined,
): Promise<LiveRayCluster | undefined> {
    const { connection, patience, deadline, at } = operation;
    for (;;) {
        const isSeen = sight !== undefined && sight.trouble() === undefined;
        const live = isSeen ? sight.look().cluster : await connection.get(RAY_CLUSTER, namespace, name, patience);
        if (live?.metadata.deletionTimestamp === undefined || Date.now() > deadline) return live;
        operation.say("waiting until the RayCluster of that name, which is being deleted, is gone");
        await (sight === undefined ? sleep(1000, at.signal) : sight.next(1000, at.signal));
    }
}

function explained(error: unknown, { namespace }: PlannedArgs): unknown {
    if (isUnknownKind(error) || !isNotFound(error) || !(error instanceof KubernetesError)) return error;
    if (!error.message.includes("namespaces")) return error;
    return new Error(
        `namespace ${namespace} does not exist. Make it first, with a resource that this one depends on, or give another namespace.`,
        { cause: error },
    );
}
