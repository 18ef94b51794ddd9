import { type PlannedArgs } from "../plan/planned-args";
import { begin, type Operation } from "../../ray-object/operation";
import { type PlainObject, type ReadResult, type ResourceContext } from "../../shared/custom-resource";
import { type Watch } from "../../cluster-access/watch";
import { TIMEOUT_SECONDS } from "./bring-about";
import { outputsOf, reachIn } from "./outputs";
import { isServed, watchClusters, watchPods } from "../../ray-object/watch/cluster-watch";
import { companionDrift } from "../../ray-object/companions/life/companion-drift";
import { planCompanions } from "../../ray-object/companions/plan";
import { recordedWords } from "../../ray-object/companions/life/seen";
import { importedArgs } from "../readback/imported-args";
import { argsFromLive } from "../readback/refreshed-args";
import { withCompanions } from "../../ray-object/companions/life/seen";
import { withAllDefaults } from "../inputs";
import { type LiveRayCluster } from "../../ray-object/watch/live";
import { openSurroundings, type Surroundings } from "../../ray-object/companions/life/surroundings";
import { tokenPlace } from "../../ray-object/token/token";
import { isTree, type Tree } from "../../shared/tree";
import { siteOf } from "../../ray-object/site";
import { recordedIncarnation } from "../../ray-object/state";
import { liveIncarnation } from "../../ray-object/marks";

/** A refresh, or an import, over the same watches as everything else: a hundred clusters are one list. */
export async function readCluster(at: ResourceContext, was: ReadResult): Promise<ReadResult | undefined> {
    const names = siteOf(was.id);
    if (names === undefined) {
        throw new Error(`the id of a RayCluster is its namespace and name, e.g. "ray/train", got "${was.id}"`);
    }
    const operation: Operation = await begin(at, was.inputs.kubeconfig, TIMEOUT_SECONDS);
    const clusters = watchClusters(operation, names.namespace);
    try {
        if (!(await isServed(clusters))) return undefined;
        const live = liveIn(clusters, names.name);
        return live === undefined ? undefined : await readThere(operation, was, live);
    } finally {
        clusters.release();
    }
}

function liveIn(clusters: Watch<LiveRayCluster>, name: string): LiveRayCluster | undefined {
    const [live] = clusters.get(name);
    return live?.metadata.deletionTimestamp === undefined ? live : undefined;
}

async function readThere(operation: Operation, was: ReadResult, live: LiveRayCluster): Promise<ReadResult> {
    const { at } = operation;
    const { namespace = "", name } = live.metadata;
    const recorded = Object.keys(was.inputs).length === 0 ? undefined : recordedArgs(was.inputs, at.name);
    const inKeeping = recorded === undefined ? importedArgs(live) : argsFromLive(live, recorded, at.urn);
    const planned = planCompanions(inKeeping as unknown as PlannedArgs);
    const words = [...recordedWords(live), ...planned.map(({ word }) => word)];
    const pods = watchPods(operation, namespace);
    try {
        const surroundings = await openSurroundings(
            operation,
            { namespace, name },
            {
                // A companion whose kind may not be read any more is no reason to fail.
                companions: [],
                words,
                token: tokenPlace(live),
            },
        );
        try {
            await pods.ready;
            const inputs =
                recorded === undefined
                    ? withCompanions(inKeeping, surroundings.companions.ours())
                    : withDrift(inKeeping, surroundings, live);
            const state = outputsOf({
                live,
                pods: pods.get(name),
                token: await surroundings.secrets.token(false),
                head: reachIn(inputs),
                // What is recorded stays: a refresh must not give a replaced resource its successor's mark.
                incarnation: recordedIncarnation(was.state) ?? liveIncarnation(live),
            });
            return { id: was.id, inputs: inputs as unknown as PlainObject, state };
        } finally {
            surroundings.close();
        }
    } finally {
        pods.release();
    }
}

/** What others did to the companions stands beside what they did to the RayCluster; the next `up` undoes it. */
function withDrift(args: Tree, { companions }: Surroundings, live: LiveRayCluster): Tree {
    const planned = planCompanions(args as unknown as PlannedArgs).filter(({ word }) => companions.sees(word));
    const drift = companionDrift(planned, companions.ours(), live.metadata.uid);
    if (Object.keys(drift).length === 0) return args;
    return { ...args, drift: { ...(isTree(args.drift) ? args.drift : {}), ...drift } };
}

/** Drift that an earlier refresh found is looked for anew. */
function recordedArgs(inputs: PlainObject, resourceName: string): Tree {
    const args = Object.entries(withAllDefaults(inputs, resourceName)).filter(([name]) => name !== "drift");
    return Object.fromEntries(args) as Tree;
}
