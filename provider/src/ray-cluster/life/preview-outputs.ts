import { type PlannedArgs } from "../plan/planned-args";
import { reachIn } from "./outputs";
import { knownText } from "../../shared/known";
import { canonical } from "../../shared/canonical";
import { type Plain, type PlainObject, type ReadResult } from "../../shared/custom-resource";
import { containsUnknown, UNKNOWN } from "../../shared/unknown";
import { rayClusterAddresses } from "../../ray-object/addresses";
import { type RayClusterArgs } from "../args/args";
import { type RayClusterObject } from "../plan/object";
import { planRayCluster } from "../plan/ray-cluster";
import { tokenPlace } from "../../ray-object/token/token";
import { effectiveRayVersion } from "../../ray-spec/facts/effective-version";
import { idOf } from "../../ray-object/site";

/**
 * What of the outputs follows from the inputs, so that a preview knows it, and what stays as it was in an update that
 * leaves the spec alone. Everything else is unknown.
 */
export function previewOutputs(inputs: PlainObject, was: ReadResult | undefined): { id: string; state: PlainObject } {
    const [name, namespace] = [knownText(inputs.name), knownText(inputs.namespace)];
    const rayVersion: Plain = effectiveRayVersion(inputs as unknown as RayClusterArgs) ?? UNKNOWN;
    const reach = reachIn(inputs);
    const change = { was, before: planned(was?.inputs), after: planned(inputs) };
    const isNamed = name !== undefined && namespace !== undefined;
    const addresses =
        !isNamed || containsUnknown(reach?.service?.name) || containsUnknown(reach?.ports)
            ? unknownAddresses
            : rayClusterAddresses(name, namespace, reach);
    return {
        // The engine takes an empty id for one that is not known yet.
        id: isNamed ? idOf(namespace, name) : "",
        state: {
            ...addresses,
            rayVersion,
            ...tokenAfter(change),
            ...clusterAfter(change),
        },
    };
}

/** What a preview compares: the cluster as it was, where there was one, and as it is to be. */
interface Change {
    readonly was: ReadResult | undefined;
    readonly before: RayClusterObject | undefined;
    readonly after: RayClusterObject | undefined;
}

/** The cluster that inputs come to; `undefined` while some are unknown. */
const planned = (inputs: PlainObject | undefined): RayClusterObject | undefined =>
    inputs === undefined || containsUnknown(inputs) ? undefined : planRayCluster(inputs as unknown as PlannedArgs, "");

function tokenAfter({ was, before, after }: Change): PlainObject {
    if (after === undefined) return { token: UNKNOWN };
    const place = tokenPlace(after);
    if (place === undefined) return {};
    const isSame = before !== undefined && canonical(tokenPlace(before)) === canonical(place);
    return { token: isSame ? (was?.state.token ?? UNKNOWN) : UNKNOWN };
}

/** State and pods may be others after any change of the spec, and after the repair of what others have edited. */
function clusterAfter(change: Change): PlainObject {
    const { state = "", pods, effectiveSpec } = staysAsItIs(change) ? (change.was?.state ?? {}) : {};
    return {
        state: knownText(state) === "" ? UNKNOWN : state,
        pods: pods ?? UNKNOWN,
        effectiveSpec: effectiveSpec ?? UNKNOWN,
    };
}

const staysAsItIs = ({ was, before, after }: Change): boolean =>
    before !== undefined &&
    after !== undefined &&
    was?.inputs.drift === undefined &&
    canonical(before.spec) === canonical(after.spec);

const unknownAddresses: PlainObject = {
    headServiceName: UNKNOWN,
    dashboardUrl: UNKNOWN,
    clientUrl: UNKNOWN,
    jobSubmissionUrl: UNKNOWN,
};
