import { begin, type Operation } from "../ray-object/operation";
import { knownMap, knownText } from "../shared/known";
import { Cancelled } from "../cluster-access/errors";
import { sleep } from "../cluster-access/patience";
import { loadManifests } from "../kuberay-manifests/manifests";
import {
    InitialisationFailed,
    type PlainObject,
    type ReadResult,
    type ResourceContext,
} from "../shared/custom-resource";
import { SUPPORTED_KUBERAY_VERSIONS } from "../shared/versions";
import { UNKNOWN } from "../shared/unknown";
import { digestsOf } from "./digest";
import { driftOf, isDrift, type SpecDigests } from "./drift";
import { CRD, stillThere, untilEstablished, untilGone } from "./established";
import { isLeaving, judge, type LiveCrd, planCrd, VERSION_ANNOTATION } from "./plan";
import { rayObjectsOf } from "./ray-objects";

const ID = "kuberay-crds";
const TIMEOUT_SECONDS = 300;
const ALL_NAMES = ["rayclusters.ray.io", "raycronjobs.ray.io", "rayjobs.ray.io", "rayservices.ray.io"];

interface Written {
    readonly id: string;
    readonly state: PlainObject;
}

/** Both follow from the version, but the manifests are megabytes: no preview reads them. */
export const previewCreate = (): Promise<Written> =>
    Promise.resolve({ id: ID, state: { digest: UNKNOWN, names: UNKNOWN } });

export const previewUpdate = (was: ReadResult, inputs: PlainObject): Promise<Written> =>
    was.inputs.version === inputs.version ? Promise.resolve({ id: was.id, state: stateOf(was) }) : previewCreate();

/** A change of the policy alone writes nothing: four large definitions keep an API server busy for seconds. */
export async function updateCrds(at: ResourceContext, was: ReadResult, inputs: PlainObject): Promise<Written> {
    const written = specsOf(was);
    const names = Object.keys(written);
    if (was.inputs.version === inputs.version && names.length > 0) {
        const operation = await begin(at, inputs.kubeconfig, TIMEOUT_SECONDS);
        const live = await liveCrds(operation, names);
        const untouched = !live.some(isLeaving) && !isDrift(driftOf(written, digestsOf(live)));
        const stands = untouched && (await isOfVersion(was, inputs.version));
        if (stands && (await untilEstablished(names, operation)).length === 0)
            return { id: was.id, state: stateOf(was) };
    }
    return writeCrds(at, inputs);
}

/** After an upgrade that failed halfway the state holds the new definitions, and the recorded inputs the old version. */
const isOfVersion = async ({ state }: ReadResult, version: unknown): Promise<boolean> =>
    (await loadManifests(knownText(version) ?? "")).digest === state.digest;

/** Brings the definitions in the cluster to those of the version, whatever is there, unless that would lose data. */
export async function writeCrds(at: ResourceContext, inputs: PlainObject): Promise<Written> {
    const version = knownText(inputs.version) ?? "";
    const operation = await begin(at, inputs.kubeconfig, TIMEOUT_SECONDS);
    const { connection, patience } = operation;
    const manifests = await loadManifests(version);
    const names = manifests.crds.map(({ metadata }) => metadata.name).sort();
    const verdict = judge(await stayingCrds(operation, names), manifests.crds, version);
    if (!verdict.allowed) throw new Error(verdict.reason);
    if (verdict.adopted.length > 0) {
        const makers = verdict.makers.length === 0 ? "others" : verdict.makers.join(", ");
        at.log.info(`takes over ${verdict.adopted.join(", ")}, made by ${makers}, as KubeRay ${version}`);
    }
    operation.say(`writing the CRDs of KubeRay ${version}`);
    const written = await Promise.all(
        manifests.crds.map((crd) => connection.apply<LiveCrd>(CRD, planCrd(crd, version), patience, { force: true })),
    );
    const state = { digest: manifests.digest, names, specs: digestsOf(written) };
    const [first, ...more] = await untilEstablished(names, operation).catch((error: unknown): string[] => {
        if (error instanceof Cancelled) return ["cancelled while waiting until the API server serves the CRDs"];
        throw error;
    });
    if (first !== undefined) throw new InitialisationFailed(ID, state, [first, ...more]);
    return { id: ID, state };
}

export async function readCrds(at: ResourceContext, was: ReadResult): Promise<ReadResult | undefined> {
    const operation = await begin(at, was.inputs.kubeconfig, TIMEOUT_SECONDS);
    const written = specsOf(was);
    const names = Object.keys(written).length > 0 ? Object.keys(written) : ALL_NAMES;
    const live = (await liveCrds(operation, names)).filter((crd) => !isLeaving(crd));
    if (live.length === 0) return undefined;
    return Object.keys(written).length > 0 ? refreshed(was, written, digestsOf(live)) : imported(was.id, live);
}

function refreshed(was: ReadResult, written: SpecDigests, live: SpecDigests): ReadResult {
    const drift = driftOf(written, live);
    const inputs = Object.fromEntries(Object.entries(was.inputs).filter(([name]) => name !== "drift"));
    // Among the inputs, because only those are displayed when they differ.
    return { id: was.id, inputs: isDrift(drift) ? { ...inputs, drift } : inputs, state: stateOf(was) };
}

async function imported(id: string, live: readonly LiveCrd[]): Promise<ReadResult> {
    const version = live
        .map(({ metadata }) => metadata.annotations?.[VERSION_ANNOTATION])
        .find((it) => it !== undefined);
    const known = SUPPORTED_KUBERAY_VERSIONS.find((supported) => supported === version);
    const specs = digestsOf(live);
    const inputs = { deletePolicy: "retain", ...(version !== undefined && { version }) };
    const digest = known === undefined ? "" : (await loadManifests(known)).digest;
    return { id, inputs, state: { digest, names: Object.keys(specs).sort(), specs } };
}

export async function removeCrds(at: ResourceContext, was: ReadResult): Promise<void> {
    const names = Object.keys(specsOf(was));
    if (was.inputs.deletePolicy !== "delete") {
        at.log.info(
            `keeps ${names.join(", ")} in the cluster, and every Ray object with them (deletePolicy: "retain"). To remove them: kubectl delete crd ${names.join(" ")}`,
        );
        return;
    }
    const operation = await begin(at, was.inputs.kubeconfig, TIMEOUT_SECONDS);
    const { connection, patience } = operation;
    const live = await liveCrds(operation, names);
    const { names: left, more } = await rayObjectsOf(live, connection, patience);
    if (left.length > 0) {
        const others = more > 0 ? ` and ${more} more` : "";
        throw new Error(
            `the CRDs are not deleted, because Ray objects would go with them: ${left.join(", ")}${others}. Delete those first, or set deletePolicy to "retain".`,
        );
    }
    const doomed = live.map(({ metadata }) => metadata);
    await Promise.all(doomed.map(({ name, uid }) => connection.delete(CRD, undefined, name, patience, { uid })));
    await untilGone(
        doomed.map(({ name }) => name),
        operation,
    );
}

const specsOf = ({ state }: ReadResult): SpecDigests => knownMap(state.specs) as SpecDigests;

/** Our part of the state; the engine's copy has the inputs in it, too. */
const stateOf = (was: ReadResult): PlainObject => {
    const { digest = null, names = [] } = was.state;
    return { digest, names, specs: specsOf(was) };
};

/** Those that somebody is deleting have to be gone first; others' carry no label of ours that a watch could go by. */
async function stayingCrds(operation: Operation, names: readonly string[]): Promise<LiveCrd[]> {
    for (;;) {
        const live = await liveCrds(operation, names);
        const leaving = live.filter(isLeaving).map(({ metadata }) => metadata.name);
        if (leaving.length === 0) return live;
        if (Date.now() >= operation.deadline) throw new Error(stillThere(leaving, operation));
        operation.say(`waiting until ${leaving.join(", ")} are gone`);
        await sleep(1000, operation.at.signal);
    }
}

async function liveCrds({ connection, patience }: Operation, names: readonly string[]): Promise<LiveCrd[]> {
    const all = await Promise.all(names.map((name) => connection.get(CRD, undefined, name, patience)));
    return all.filter((crd) => crd !== undefined);
}
