import { isRecord, knownMap, knownText } from "../shared/known";
import { INCARNATION_ANNOTATION } from "../ray-object/marks";
import { groupOf, isGoing, isHead, isReady, type Pod } from "../ray-object/pod";
import { type PlainObject, type ReadResult } from "../shared/custom-resource";
import { rayClusterAddresses } from "./addresses";
import { type RayPod } from "./args";
import { type LiveRayCluster } from "./live";
import { type Reach } from "../ray-spec/facts/ports";

export const idOf = (namespace: string, name: string): string => `${namespace}/${name}`;

/** `undefined` when the id is not one of ours. */
export function namesIn(id: string): { readonly namespace: string; readonly name: string } | undefined {
    const [namespace, name, ...rest] = id.split("/");
    return namespace && name && rest.length === 0 ? { namespace, name } : undefined;
}

/** The engine keeps what starts so in the state and shows it nowhere. */
const INCARNATION = "__incarnation";

/** `undefined` for a resource that was imported, or made before incarnations were recorded. */
export const recordedIncarnation = (state: PlainObject): string | undefined => knownText(state[INCARNATION]);

export const liveIncarnation = (live: LiveRayCluster | undefined): string | undefined =>
    live?.metadata.annotations?.[INCARNATION_ANNOTATION];

/** Likewise: inputs that were written by an `up` that failed later. Of those the engine keeps the ones before. */
const WRITTEN = "__written";

export function withWritten(state: PlainObject, inputs: PlainObject): PlainObject {
    const written = Object.fromEntries(Object.entries(inputs).filter(([input]) => input !== "kubeconfig"));
    return { ...state, [WRITTEN]: written };
}

/** The inputs that the cluster has been given last, be it by an `up` that failed. */
export function lastWritten({ inputs, state }: Pick<ReadResult, "inputs" | "state">): PlainObject {
    const written = state[WRITTEN];
    const { kubeconfig } = inputs;
    if (!isRecord(written)) return inputs;
    return { ...written, ...(kubeconfig !== undefined && { kubeconfig }) };
}

/** What is known of a cluster once it is there. */
export interface Outcome {
    readonly live: LiveRayCluster;
    readonly pods: readonly Pod[];
    readonly token: string | undefined;
    /** Of the inputs, what decides where the head is reached. */
    readonly head: Reach | undefined;
    readonly incarnation: string | undefined;
}

export const outputsOf = ({ live, pods, token, head, incarnation }: Outcome): PlainObject => ({
    ...rayClusterAddresses(live.metadata.name, live.metadata.namespace ?? "", head),
    rayVersion: live.spec?.rayVersion ?? "",
    state: live.status?.state ?? "",
    ...(token !== undefined && { token }),
    pods: podsOutput(pods),
    effectiveSpec: (live.spec ?? {}) as unknown as PlainObject,
    ...(incarnation !== undefined && { [INCARNATION]: incarnation }),
});

/** The head first, then as they are called. */
const podsOutput = (pods: readonly Pod[]): (RayPod & PlainObject)[] =>
    pods
        .filter((pod) => !isGoing(pod))
        .sort((a, b) => Number(isHead(b)) - Number(isHead(a)) || (a.metadata.name < b.metadata.name ? -1 : 1))
        .map((pod) => ({
            name: pod.metadata.name,
            group: groupOf(pod),
            ...(pod.spec?.nodeName !== undefined && { node: pod.spec.nodeName }),
            ready: isReady(pod),
        }));

/** A token is always secret; the spec when anything in it is. The kubeconfig, which is one, is not in it. */
export const secretOutputs = (secretInputs: ReadonlySet<string>): readonly string[] =>
    [...secretInputs].some((input) => input !== "kubeconfig") ? ["token", "effectiveSpec", WRITTEN] : ["token"];

/** The part of the inputs that outputs need, as far as it is known. */
export const reachIn = (inputs: PlainObject): Reach | undefined => knownMap(inputs.head);
