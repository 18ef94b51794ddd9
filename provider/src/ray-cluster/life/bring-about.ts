import { type PlannedArgs } from "../plan/planned-args";
import { outputsOf } from "./outputs";
import { dropIdleCleanup } from "./redis-cleanup";
import { replaceHeadService } from "./replace-head-service";
import { type IncarnationOf, writeCluster } from "./write";
import { Cancelled, messageOf } from "../../cluster-access/errors";
import { begin, type Operation } from "../../ray-object/operation";
import { InitialisationFailed, type PlainObject, type ResourceContext } from "../../shared/custom-resource";
import { type ClusterPlan, planCluster } from "../plan/cluster-plan";
import { applyCompanions } from "../../ray-object/companions/life/apply";
import { recordedWords } from "../../ray-object/companions/life/seen";
import { awaitCluster } from "../waiting/await-cluster";
import { type LiveRayCluster, RAY_CLUSTER } from "../../ray-object/watch/live";
import { Onlooker } from "../../ray-object/watch/onlooker";
import { openSurroundings, type Surroundings } from "../../ray-object/companions/life/surroundings";
import { tokenPlace } from "../../ray-object/token/token";
import { type ClusterExpectation } from "../waiting/expectation";
import { idOf } from "../../ray-object/site";
import { withWritten } from "../../ray-object/state";
import { liveIncarnation } from "../../ray-object/marks";
import { refuseForeign } from "../../ray-object/write/write";

/** Long enough for an image of many gigabytes on a node that has yet to start. */
export const TIMEOUT_SECONDS = 600;

export interface Intention {
    readonly incarnationOf: IncarnationOf;
    /** Whether an object that is there must be ours, left behind by a crash. */
    readonly isCreate: boolean;
}

/**
 * Writes the spec and what goes with it, then waits, restarting what the edit needs. Everything that can be refused is
 * refused before the first write; once the RayCluster is written every failure keeps the object.
 */
export async function bringAbout(
    at: ResourceContext,
    inputs: PlainObject,
    intention: Intention,
): Promise<{ id: string; state: PlainObject }> {
    const plan = planCluster(inputs as unknown as PlannedArgs, at.urn);
    const operation = await begin(at, inputs.kubeconfig, TIMEOUT_SECONDS);
    const onlooker = await Onlooker.open(operation, plan.args.namespace, plan.args.name);
    try {
        const before = onlooker.look().cluster;
        if (intention.isCreate) refuseForeign(at, RAY_CLUSTER, before);
        const surroundings = await openSurroundings(operation, plan.args, {
            companions: plan.companions,
            words: recordedWords(before),
            token: tokenPlace(plan.cluster),
        });
        try {
            await surroundings.companions.refuseForeign(plan.companions);
            await surroundings.secrets.refuseForeign(before);
            return await carryOut(operation, plan, { onlooker, surroundings, intention });
        } finally {
            surroundings.close();
        }
    } finally {
        onlooker.close();
    }
}

interface Scene {
    readonly onlooker: Onlooker;
    readonly surroundings: Surroundings;
    readonly intention: Intention;
}

async function carryOut(
    operation: Operation,
    plan: ClusterPlan,
    { onlooker, surroundings, intention }: Scene,
): Promise<{ id: string; state: PlainObject }> {
    const { args } = plan;
    onlooker.forgetThePast();
    operation.say("writing the RayCluster");
    const { live, expected } = await writeCluster(operation, plan, {
        incarnationOf: intention.incarnationOf,
        troubles: onlooker.troubles(),
        sight: onlooker.sightOfObject(),
    });
    const reasons = await finish(operation, plan, { onlooker, surroundings, live, expected }).catch(reasonFor);
    const latest = newer(onlooker.look().cluster, live);
    const isWaitedFor = reasons.length === 0 && args.wait !== "none";
    const state = outputsOf({
        live: latest,
        pods: onlooker.look().pods,
        token: await surroundings.secrets.token(isWaitedFor).catch(() => undefined),
        head: args.head,
        // Not the watch's: it may still have the mark of the create before.
        incarnation: liveIncarnation(live),
    });
    const id = idOf(args.namespace, args.name);
    const [first, ...more] = reasons;
    if (first !== undefined) {
        const written = withWritten(state, args as unknown as PlainObject);
        throw new InitialisationFailed(id, written, [first, ...more]);
    }
    return { id, state };
}

interface Unfinished extends Omit<Scene, "intention"> {
    readonly live: LiveRayCluster;
    readonly expected: ClusterExpectation;
}

/** What comes after the write; returns why the cluster will not be as it should, if so. */
async function finish(
    operation: Operation,
    { args, companions }: ClusterPlan,
    { onlooker, surroundings, live, expected }: Unfinished,
): Promise<string[]> {
    await dropIdleCleanup(operation, live);
    await applyCompanions(operation, surroundings.companions, companions, live);
    await replaceHeadService(operation, args, live);
    return awaitCluster(operation, onlooker, expected);
}

const reasonFor = (error: unknown): string[] =>
    error instanceof Cancelled
        ? ["cancelled while waiting for the RayCluster; the next `up` goes on with it"]
        : [messageOf(error)];

/** The watch may not have heard of our write yet. */
const newer = (watched: LiveRayCluster | undefined, written: LiveRayCluster): LiveRayCluster =>
    watched !== undefined && watched.metadata.uid === written.metadata.uid ? watched : written;
