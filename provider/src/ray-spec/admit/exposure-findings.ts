import { isUnknown, UNKNOWN } from "../../shared/unknown";
import { knownMap, knownText } from "../../shared/known";
import { exposedOpenly, isExposed } from "../facts/exposure";
import { type SpecArgs } from "../args/args";
import { type WayIn } from "../rules/rule";
import { type Finding, type Place } from "./finding";

type Loose = Readonly<Record<string, unknown>>;

/**
 * What an override of `spec` opens to the world, or leaves open by turning authentication off. What inputs do together
 * has a rule of its own.
 */
export function exposureFindings(spec: Loose, settings: SpecArgs, ways: readonly WayIn[]): Finding[] {
    const { mode } = knownMap(spec.authOptions);
    const { authentication, exposeWithoutAuthentication: accepted } = settings;
    if (mode === "token" || isUnknown(mode) || accepted === true || isUnknown(accepted)) return [];
    if (isUnknown(authentication) || isUnknown(spec.authOptions)) return [];
    const isTyped = authentication === "disabled";
    const head = knownMap(spec.headGroupSpec);
    const beside = isTyped
        ? []
        : ways.map(({ what }) => ({ place: ["authOptions", "mode"], reason: exposedOpenly(what) }));
    const ingress = head.enableIngress === true ? [at(["enableIngress"], "KubeRay's Ingress")] : [];
    return [...service(spec, head, isTyped ? settings : undefined), ...ingress, ...beside];
}

/** The head's Service, unless a rule has said it of the input already. */
function service(spec: Loose, head: Loose, told: SpecArgs | undefined): Finding[] {
    const given = knownMap(head.headService);
    const own = knownText(knownMap(given.spec).type);
    const type = own ?? knownText(head.serviceType) ?? "ClusterIP";
    const [onService, shared] = [knownMap(given.metadata).annotations, spec.headServiceAnnotations];
    const annotations = [onService, shared].some(isUnknown) ? UNKNOWN : { ...knownMap(onService), ...knownMap(shared) };
    if (!isExposed(type, annotations) || knownMap(knownMap(told?.head).service).type === type) return [];
    const place = own === undefined ? ["serviceType"] : ["headService", "spec", "type"];
    return [at(place, `a Service of type ${type}`)];
}

const at = (place: Place, what: string): Finding => ({
    place: ["headGroupSpec", ...place],
    reason: exposedOpenly(what),
});
