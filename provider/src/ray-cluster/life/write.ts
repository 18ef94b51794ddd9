import { type KubernetesEvent } from "../../ray-object/causes/event";
import { wordsAnnotation } from "../../ray-object/companions/life/seen";
import { withMarks } from "../../ray-object/marks";
import { type Operation, type Sight } from "../../ray-object/operation";
import { type AdoptedHashes } from "../../ray-object/watch/expectation";
import { conditionOf, type LiveRayCluster, RAY_CLUSTER } from "../../ray-object/watch/live";
import { takeOver } from "../../ray-object/write/take-over";
import { applyObject, untilNoConflict, untilNotGoing } from "../../ray-object/write/write";
import { type ClusterPlan } from "../plan/cluster-plan";
import { type RayClusterObject } from "../plan/object";
import { type ClusterExpectation, expectationOf } from "../waiting/expectation";
import { ADOPTED_ANNOTATION, adoptedHashes, adoptionMark, changedTemplates } from "./adoption";
import { ontoLive } from "./onto-live";
import { headServiceAnnotation } from "./replace-head-service";

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
    /** Of the object, over the watch that all clusters of a namespace share. */
    readonly sight: Sight<LiveRayCluster | undefined>;
}

export interface Written {
    readonly live: LiveRayCluster;
    readonly expected: ClusterExpectation;
}

/** Writes the spec over the live object, whose list of groups the Ray autoscaler owns too. */
export async function writeCluster(operation: Operation, plan: ClusterPlan, marks: Writing): Promise<Written> {
    const { args, cluster: planned } = plan;
    const target = { kind: RAY_CLUSTER, namespace: args.namespace, name: args.name };
    return untilNoConflict(operation, async (isFirst) => {
        const live = await untilNotGoing(operation, target, isFirst ? marks.sight : undefined);
        const changed = live === undefined ? new Set<string>() : changedTemplates(planned, live);
        const adopted = adoptedHashes(planned, live, changed);
        const annotations = {
            ...wordsAnnotation(live, plan.companions),
            ...(await headServiceAnnotation(operation, args, planned, live)),
        };
        const there = isAdoption(live, adopted) ? await takeOver(operation, RAY_CLUSTER, live) : live;
        const kept = there === undefined ? planned : ontoLive(planned, there);
        const object = marked(kept, there, { ...marks, adopted, annotations });
        const written = await applyObject(operation, target, object);
        return { live: written, expected: expectationOf(args, planned, adopted) };
    });
}

/** The first write over what others have made. */
const isAdoption = (live: LiveRayCluster | undefined, adopted: AdoptedHashes | undefined): live is LiveRayCluster =>
    live !== undefined && adopted !== undefined && live.metadata.annotations?.[ADOPTED_ANNOTATION] === undefined;

export const marked = <T extends RayClusterObject>(object: T, live: LiveRayCluster | undefined, marks: Marks): T =>
    withMarks(object, {
        incarnation: marks.incarnationOf(live),
        isStuck: isStuck(live, marks),
        others: { ...adoptionMark(marks.adopted), ...marks.annotations },
    });

const isStuck = (live: LiveRayCluster | undefined, { troubles }: Marks): boolean =>
    live !== undefined && (troubles.length > 0 || conditionOf(live, "ReplicaFailure")?.status === "True");
