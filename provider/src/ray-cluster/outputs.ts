import { knownText } from "../ray-object/known";
import { INCARNATION_ANNOTATION } from "../ray-object/marks";
import { type Plain, type PlainObject } from "../shared/custom-resource";
import { UNKNOWN } from "../shared/unknown";
import { rayClusterAddresses } from "./addresses";
import { type RayClusterArgs } from "./args";
import { type LiveRayCluster } from "./live";
import { effectiveRayVersion } from "./version-rules";

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

export const outputsOf = (live: LiveRayCluster, incarnation: string | undefined): PlainObject => ({
    ...rayClusterAddresses(live.metadata.name, live.metadata.namespace ?? ""),
    rayVersion: live.spec?.rayVersion ?? "",
    state: live.status?.state ?? "",
    ...(incarnation !== undefined && { [INCARNATION]: incarnation }),
});

/** Everything but the state follows from the inputs, so a preview knows it. */
export function previewOutputs(inputs: PlainObject, state: string | undefined): { id: string; state: PlainObject } {
    const [name, namespace] = [knownText(inputs.name), knownText(inputs.namespace)];
    const rayVersion: Plain = effectiveRayVersion(inputs as unknown as RayClusterArgs) ?? UNKNOWN;
    const addresses =
        name === undefined || namespace === undefined ? unknownAddresses : rayClusterAddresses(name, namespace);
    return {
        // The engine takes an empty id for one that is not known yet.
        id: name === undefined || namespace === undefined ? "" : idOf(namespace, name),
        state: { ...addresses, rayVersion, state: state ?? UNKNOWN },
    };
}

const unknownAddresses: PlainObject = {
    headServiceName: UNKNOWN,
    dashboardUrl: UNKNOWN,
    clientUrl: UNKNOWN,
    jobSubmissionUrl: UNKNOWN,
};
