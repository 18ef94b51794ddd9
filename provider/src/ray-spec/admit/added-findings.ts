import { knownMap, knownNumber, knownText } from "../../shared/known";
import { isUnknown } from "../../shared/unknown";
import { type Finding, findingsOfRule, type RuledFinding } from "./finding";
import { objectsIn, type JudgedPod, rayContainer } from "./judged-pod";
import { KUBERAY_PORTS } from "../facts/ports";

type Loose = Readonly<Record<string, unknown>>;

/** What KubeRay adds to pods and to the head's Service, and what of ours would be in its way. */
export const addedFindings = (spec: Loose, pods: readonly JudgedPod[]): RuledFinding[] => [
    ...findingsOfRule(
        "R-ADDED-CONTAINER",
        pods.flatMap((pod) => addedContainer(spec, pod)),
    ),
    ...findingsOfRule(
        "R-ADDED-MOUNT",
        pods.flatMap((pod) => addedTokenMount(spec, pod)),
    ),
    ...findingsOfRule("R-SERVICE-PORT", pods.filter(({ role }) => role === "head").flatMap(servicePorts)),
];

function addedContainer(spec: Loose, pod: JudgedPod): Finding[] {
    const isHead = pod.role === "head";
    if (isHead && spec.enableInTreeAutoscaling !== true) return [];
    const added = isHead ? "autoscaler" : "wait-gcs-ready";
    return pod.containers
        .filter(({ container }) => container.name === added)
        .map(({ place }) => ({
            place: [...place, "name"],
            reason: `"${added}" is the container that KubeRay adds to these pods. Rename yours.`,
        }));
}

const TOKEN_VOLUME = "ray-token";
const TOKEN_PATH = "/var/run/secrets/ray.io/serviceaccount";

/** With Kubernetes' tokens the Ray container gets one more mount, unless it has one of that volume. */
function addedTokenMount(spec: Loose, pod: JudgedPod): Finding[] {
    if (knownMap(spec.authOptions).enableK8sTokenAuth !== true) return [];
    const mounts = objectsIn(rayContainer(pod).volumeMounts);
    if (mounts.some(({ entry }) => entry.name === TOKEN_VOLUME)) return [];
    return mounts
        .filter(({ entry }) => entry.mountPath === TOKEN_PATH)
        .map(({ at }) => ({
            place: [...pod.place, "containers", 0, "volumeMounts", at, "mountPath"],
            reason: `is where KubeRay puts the token of \`authentication: kubernetes\`. Mount it elsewhere.`,
        }));
}

interface ServicePort {
    readonly name: string;
    readonly number: number;
    readonly place: Finding["place"];
}

/** The Service has the ports of the Ray container and KubeRay's `metrics`, 8080; no name and no number twice. */
function servicePorts(head: JudgedPod): Finding[] {
    // Then nobody knows which of KubeRay's own come to them.
    if (isUnknown(rayContainer(head).ports)) return [];
    const given = objectsIn(rayContainer(head).ports);
    const ports = given.flatMap(({ entry, at }): ServicePort[] => {
        const number = knownNumber(entry.containerPort);
        if (number === undefined || isUnknown(entry.name)) return [];
        const place = [...head.place, "containers", 0, "ports", at];
        return [{ name: knownText(entry.name) ?? `${number}-port`, number, place }];
    });
    const service = knownMap(head.group.headService);
    const extra = objectsIn(knownMap(service.spec).ports).flatMap(({ entry, at }): ServicePort[] => {
        const number = knownNumber(entry.port);
        const place = [...head.groupPlace, "headService", "spec", "ports", at];
        return number === undefined ? [] : [{ name: knownText(entry.name) ?? "", number, place }];
    });
    const of = ([name, number]: readonly [string, number]): ServicePort => ({
        name,
        number,
        place: [...head.place, "containers", 0, "ports"],
    });
    const added = Object.entries(KUBERAY_PORTS).map(of);
    const metrics = added.filter(({ name }) => name === "metrics" && !given.some(({ entry }) => entry.name === name));
    // Without any of the container's own KubeRay gives the Service its whole set.
    const own = given.length === 0 ? added : [...metrics, ...ports];
    return duplicates([...own, ...extra]);
}

const duplicates = (ports: readonly ServicePort[]): Finding[] =>
    ports.flatMap(({ name, number, place }, index) => {
        const before = ports.slice(0, index);
        const sameName = before.find((other) => other.name === name);
        const same = sameName ?? before.find((other) => other.number === number);
        if (same === undefined) return [];
        const what = sameName === undefined ? `port ${number}` : `name "${name}"`;
        const whose = same.name === "metrics" ? "KubeRay's own port `metrics` (8080)" : `the port "${same.name}"`;
        return [
            {
                place,
                reason: `the head's Service has each name and number once; the ${what} is that of ${whose} too. Change one.`,
            },
        ];
    });
