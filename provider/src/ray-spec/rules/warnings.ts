import { knownMap, knownText } from "../../shared/known";
import { type SPEC_WARNINGS } from "../../rules/ray-spec";
import { type Breach, breachesBy, type Checks } from "../../shared/breach";
import { below, type Problem } from "../../shared/problems";
import { parseQuantity } from "../../shared/quantity";
import { isUnknown } from "../../shared/unknown";
import { podInputs, rayContainerOf } from "../facts/pod-inputs";
import { headIsNotOnSpot, headTakesNoGpus } from "./pool-rules";
import { type SpecArgs } from "../args/args";
import { type PlannedSpec } from "../facts/planned-spec";
import { type WarningContext } from "./rule";
import { unknownParameters } from "./start-parameter-rules";
import { vulnerabilities } from "./version-rules";
import { effectiveRayVersion, usesTokens } from "../facts/effective-version";
import { DASHBOARD_PORT, KUBERAY_PORTS } from "../facts/ports";

type Warning = (settings: PlannedSpec, at: WarningContext) => Problem[];

/** Legal, but unwise. Few: a warning that everybody sees is one that nobody reads. */
const WARNINGS: Checks<typeof SPEC_WARNINGS, Warning, "warning"> = {
    "R-RAY-HOLES": vulnerabilities,
    "R-SPOT-HEAD": headIsNotOnSpot,
    "R-GPU-HEAD": headTakesNoGpus,
    "R-VERSION-UNSAID": versionIsSaid,
    "R-HEAD-PORTS": headHasItsPorts,
    "R-OBJECT-STORE": objectStoreFits,
    "R-PRIVILEGED": privilegedIsMeant,
    "R-PARAMETER": unknownParameters,
};

export function specWarnings(settings: PlannedSpec, path: string): Breach[] {
    const at = { path, pods: podInputs(settings, path) };
    return breachesBy(WARNINGS, (warning) => warning(settings, at));
}

/** Without authentication a version need not be known; KubeRay then chooses the probes of an old Ray. */
function versionIsSaid(settings: SpecArgs, { path }: WarningContext): Problem[] {
    const { image, rayVersion } = settings;
    if (usesTokens(settings) || rayVersion !== undefined || knownText(image) === undefined) return [];
    if (effectiveRayVersion(settings) !== undefined) return [];
    const reason =
        "is not known from the image's tag: KubeRay then probes pods as those of an old Ray, with wget. Say the version inside the image.";
    return [{ path: below(path, "rayVersion"), reason }];
}

/** A Service has exactly the ports that are listed. */
function headHasItsPorts({ head }: SpecArgs, { path }: WarningContext): Problem[] {
    const { ports, rayStartParams } = knownMap(head);
    if (ports === undefined || isUnknown(ports)) return [];
    const numbers: readonly unknown[] = Object.values(knownMap(ports));
    if (numbers.length === 0 || numbers.some(isUnknown)) return [];
    const parameters = knownMap(rayStartParams);
    const wanted = [
        { what: "workers join", number: Number(knownText(parameters.port) ?? KUBERAY_PORTS["gcs-server"]) },
        { what: "dashboard and jobs are", number: Number(knownText(parameters["dashboard-port"]) ?? DASHBOARD_PORT) },
    ];
    return wanted
        .filter(({ number }) => !numbers.includes(number))
        .map(({ what, number }) => ({
            path: below(below(path, "head"), "ports"),
            reason: `lacks ${number}, where ${what}: the head's Service has exactly the ports listed. Add it.`,
        }));
}

function objectStoreFits(_: SpecArgs, { pods }: WarningContext): Problem[] {
    return pods.flatMap(({ path: at, given }) => {
        const [shared, memory] = [knownText(given.sharedMemory), knownText(given.memory)];
        const [asked, most] = [parseQuantity(shared ?? ""), parseQuantity(memory ?? "")];
        if (asked === undefined || most === undefined || asked <= most) return [];
        const reason = `counts as memory of the pod, which has ${memory ?? "less"}; got ${shared ?? "more"}. A full object store ends the pod. Lower it.`;
        return [{ path: below(at, "sharedMemory"), reason }];
    });
}

function privilegedIsMeant(_: SpecArgs, { pods }: WarningContext): Problem[] {
    return pods.flatMap((pod) => {
        const places = [
            { path: below(pod.path, "securityContext"), context: pod.given.securityContext },
            { path: below(pod.path, "podTemplate"), context: rayContainerOf(pod).securityContext },
        ];
        return places
            .filter(({ context }) => knownMap(context).privileged === true)
            .map(({ path: at }) => ({
                path: at,
                reason: "is privileged: whoever runs code on Ray then owns the node. Add single capabilities instead.",
            }));
    });
}
