import { randomUUID } from "node:crypto";
import { Cancelled, messageOf } from "../cluster-access/errors";
import { knownText } from "../ray-object/known";
import { begin, type Operation } from "../ray-object/operation";
import {
    type CustomResource,
    type Difference,
    InitialisationFailed,
    type PlainObject,
    type ReadResult,
    type ResourceContext,
} from "../shared/custom-resource";
import { type RayClusterArgs } from "./args";
import { warnRayCluster } from "./checks";
import { converge } from "./converge";
import { diffRayCluster } from "./diff";
import { importedArgs } from "./from-live/imported-args";
import { argsFromLive } from "./from-live/refreshed-args";
import { checkInputs, withAllDefaults } from "./inputs";
import { type LiveRayCluster, RAY_CLUSTER } from "./live";
import { type Tree } from "./object";
import { Onlooker } from "./onlooker";
import { idOf, liveIncarnation, namesIn, outputsOf, previewOutputs, recordedIncarnation } from "./outputs";
import { type PlannedArgs } from "./plan";
import { removeCluster } from "./remove";
import { type IncarnationOf, refuseForeign, writeCluster } from "./write";

const TIMEOUT_SECONDS = 600;

/** A RayCluster in its whole life; every decision is made in the pure files beside this one. */
export const rayCluster: CustomResource = {
    check(at, given) {
        const checked = checkInputs(at, given);
        if (checked.problems.length === 0) {
            const warnings = warnRayCluster(checked.inputs as unknown as RayClusterArgs, { path: "" });
            for (const { path, reason } of warnings) at.log.warn(`${path}: ${reason}`);
        }
        return checked;
    },
    diff(at, was, inputs): Difference {
        const { warnings, ...difference } = diffRayCluster(withAllDefaults(was.inputs, at.name), inputs);
        for (const warning of warnings) at.log.warn(warning);
        return difference;
    },
    create: async (at, inputs) => (at.preview ? previewOutputs(inputs, undefined) : createCluster(at, inputs)),
    update: async (at, was, inputs) =>
        at.preview
            ? previewOutputs(inputs, stateAfter(was))
            : { state: await bringAbout(at, inputs, (live) => keptIncarnation(live, was.state)) },
    read: readCluster,
    delete: removeCluster,
};

/** One that was imported, or is older than these marks, gets its first. */
const keptIncarnation = (live: LiveRayCluster | undefined, state: PlainObject): string =>
    liveIncarnation(live) ?? recordedIncarnation(state) ?? randomUUID();

const stateAfter = ({ state }: ReadResult): string | undefined => {
    const before = knownText(state.state);
    return before === "" ? undefined : before;
};

async function createCluster(at: ResourceContext, inputs: PlainObject): Promise<{ id: string; state: PlainObject }> {
    const args = inputs as unknown as PlannedArgs;
    const operation = await begin(at, inputs.kubeconfig, TIMEOUT_SECONDS);
    await refuseForeign(operation, args);
    const incarnation = randomUUID();
    return { id: idOf(args.namespace, args.name), state: await bringAbout(at, inputs, () => incarnation) };
}

/** Writes the spec, then waits, restarting what the edit needs. Once it is written every failure keeps the object. */
async function bringAbout(
    at: ResourceContext,
    inputs: PlainObject,
    incarnationOf: IncarnationOf,
): Promise<PlainObject> {
    const args = inputs as unknown as PlannedArgs;
    const operation = await begin(at, inputs.kubeconfig, TIMEOUT_SECONDS);
    const onlooker = await Onlooker.open(operation, args.namespace, args.name);
    try {
        onlooker.forgetThePast();
        operation.say("writing the RayCluster");
        const { live, expected } = await writeCluster(operation, args, {
            incarnationOf,
            troubles: onlooker.troubles(),
        });
        // Not the watch's: it may still have the mark of the create before.
        const incarnation = liveIncarnation(live);
        const reasons = await converge(operation, onlooker, expected).catch(reasonFor);
        const latest = newer(onlooker.look().cluster, live);
        const [first, ...more] = reasons;
        if (first !== undefined) {
            throw new InitialisationFailed(idOf(args.namespace, args.name), outputsOf(latest, incarnation), [
                first,
                ...more,
            ]);
        }
        return outputsOf(latest, incarnation);
    } finally {
        onlooker.close();
    }
}

const reasonFor = (error: unknown): string[] =>
    error instanceof Cancelled
        ? ["cancelled while waiting for the RayCluster; the next `up` goes on with it"]
        : [messageOf(error)];

/** The watch may not have heard of our write yet. */
const newer = (watched: LiveRayCluster | undefined, written: LiveRayCluster): LiveRayCluster =>
    watched !== undefined && watched.metadata.uid === written.metadata.uid ? watched : written;

async function readCluster(at: ResourceContext, was: ReadResult): Promise<ReadResult | undefined> {
    const names = namesIn(was.id);
    if (names === undefined) {
        throw new Error(`the id of a RayCluster is its namespace and name, e.g. "ray/train", got "${was.id}"`);
    }
    const operation: Operation = await begin(at, was.inputs.kubeconfig, TIMEOUT_SECONDS);
    const { connection, patience } = operation;
    const live = await connection.get(RAY_CLUSTER, names.namespace, names.name, patience);
    if (live === undefined || live.metadata.deletionTimestamp !== undefined) return undefined;
    const recorded = Object.keys(was.inputs).length === 0 ? undefined : recordedArgs(was.inputs, at.name);
    const inputs = recorded === undefined ? importedArgs(live) : argsFromLive(live, recorded, at.urn);
    // What is recorded stays: a refresh must not give a replaced resource its successor's mark.
    const incarnation = recordedIncarnation(was.state) ?? liveIncarnation(live);
    return { id: was.id, inputs, state: outputsOf(live, incarnation) };
}

/** Drift that an earlier refresh found is looked for anew. */
function recordedArgs(inputs: PlainObject, resourceName: string): Tree {
    const args = Object.entries(withAllDefaults(inputs, resourceName)).filter(([name]) => name !== "drift");
    return Object.fromEntries(args) as Tree;
}
