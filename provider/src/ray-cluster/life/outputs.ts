import { knownMap } from "../../shared/known";
import { groupOf, isGoing, isHead, isReady, type Pod } from "../../ray-object/pods/pod";
import { type PlainObject } from "../../shared/custom-resource";
import { rayClusterAddresses } from "../../ray-object/addresses";
import { type RayPod } from "../args/args";
import { type LiveRayCluster } from "../../ray-object/watch/live";
import { type Reach } from "../../ray-spec/facts/ports";
import { INCARNATION, WRITTEN } from "../../ray-object/state";

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
