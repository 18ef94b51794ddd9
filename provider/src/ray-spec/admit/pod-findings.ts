import { knownMap, knownNumber, knownText } from "../../shared/known";
import { type POD_OBJECT } from "../../rules/ray-object";
import { type Checks } from "../../shared/breach";
import { didYouMean } from "../../shared/similar";
import { isUnknown } from "../../shared/unknown";
import { type Finding, findingsBy, type RuledFinding } from "./finding";
import { hostPortsDiffer } from "./host-ports";
import { objectsIn, type JudgedContainer, type JudgedPod, rayContainer } from "./judged-pod";

/** Kubernetes' default. */
const GRACE_SECONDS = 30;

/** What the API server asks of a pod as a whole. */
export const podFindings = (pod: JudgedPod): RuledFinding[] => findingsBy(RULES, (rule) => rule(pod));

type PodRule = (pod: JudgedPod) => Finding[];

const eachContainer =
    (rule: (pod: JudgedPod, container: JudgedContainer) => Finding[]): PodRule =>
    (pod) =>
        pod.containers.flatMap((container) => rule(pod, container));

const RULES: Checks<typeof POD_OBJECT, PodRule> = {
    "R-CONTAINER-NAME": containerNames,
    "R-CONTAINER-BARE": eachContainer(imageIsGiven),
    "R-MOUNT-VOLUME": eachContainer(mountsHaveVolumes),
    "R-PORT-NAME": eachContainer((_pod, it) => portNamesDiffer(it)),
    "R-PROBE": eachContainer((_pod, it) => probesFit(it)),
    "R-HOOK": eachContainer(hooksFit),
    "R-RESOURCE-CLAIM": eachContainer(claimsExist),
    "R-PROPAGATION": eachContainer((_pod, it) => propagationIsPrivileged(it)),
    "R-ROOT-USER": eachContainer(rootIsAllowed),
    "R-HOST-PORT": hostPortsDiffer,
    "R-POD-PRIORITY": priorityIsTheClass,
};

function containerNames(pod: JudgedPod): Finding[] {
    const seen = new Set<string>();
    return pod.containers.flatMap(({ container, place }) => {
        const name = knownText(container.name);
        if (name === undefined) return [];
        if (!seen.has(name)) {
            seen.add(name);
            return [];
        }
        const reason = `no two containers of a pod have one name, init containers included; got "${name}" twice. Rename one.`;
        return [{ place: [...place, "name"], reason }];
    });
}

/** A container beside Ray's without an image is often a slip: the Ray container under another name. */
function imageIsGiven(pod: JudgedPod, { container, place }: JudgedContainer): Finding[] {
    if (container.image !== undefined) return [];
    const name = knownText(container.name) ?? "";
    const ray = knownText(rayContainer(pod).name) ?? "";
    const hint = name === ray ? "" : ` The Ray container is called "${ray}" here.${didYouMean(name, [ray])}`;
    const reason = `the container "${name}" needs an image.${hint} Give one.`;
    return [{ place: [...place, "image"], reason, absent: true }];
}

function mountsHaveVolumes(pod: JudgedPod, { container, place }: JudgedContainer): Finding[] {
    if (isUnknown(pod.spec.volumes)) return [];
    const volumes = objectsIn(pod.spec.volumes).map(({ entry }) => entry.name);
    if (volumes.some(isUnknown)) return [];
    return objectsIn(container.volumeMounts).flatMap(({ entry, at }) => {
        const name = knownText(entry.name);
        if (name === undefined || volumes.includes(name)) return [];
        const there = volumes.length === 0 ? "there is none" : `there are ${volumes.map(String).join(", ")}`;
        const reason = `mounts the volume "${name}", which the pod does not have: ${there}. Add it to \`volumes\`, or mount another.`;
        return [{ place: [...place, "volumeMounts", at, "name"], reason, absent: true }];
    });
}

function portNamesDiffer({ container, place }: JudgedContainer): Finding[] {
    const names = objectsIn(container.ports).map(({ entry, at }) => ({ name: knownText(entry.name), at }));
    return names.flatMap(({ name, at }, index) =>
        name === undefined || names.findIndex((other) => other.name === name) === index
            ? []
            : [
                  {
                      place: [...place, "ports", at, "name"],
                      reason: `no two ports of a container have one name, got "${name}" twice. Rename one.`,
                  },
              ],
    );
}

const PROBES = ["livenessProbe", "startupProbe", "readinessProbe"];

function probesFit({ container, place, init }: JudgedContainer): Finding[] {
    const alone = init && container.restartPolicy !== "Always" && !isUnknown(container.restartPolicy);
    return PROBES.flatMap((name): Finding[] => {
        if (container[name] === undefined) return [];
        const at = [...place, name];
        if (alone)
            return [{ place: at, reason: "an init container ends before anybody could probe it. Leave it out." }];
        const { successThreshold, terminationGracePeriodSeconds } = knownMap(container[name]);
        if (name === "readinessProbe")
            return terminationGracePeriodSeconds === undefined
                ? []
                : [
                      {
                          place: [...at, "terminationGracePeriodSeconds"],
                          reason: "does not go with readiness, which ends nothing. Leave it out.",
                      },
                  ];
        const successes = knownNumber(successThreshold);
        return successes === undefined || successes <= 1
            ? []
            : [{ place: [...at, "successThreshold"], reason: `is 1 for this probe, got ${successes}. Leave it out.` }];
    });
}

function hooksFit(pod: JudgedPod, { container, place, init }: JudgedContainer): Finding[] {
    if (container.lifecycle === undefined) return [];
    const at = [...place, "lifecycle"];
    if (init && container.restartPolicy !== "Always" && !isUnknown(container.restartPolicy))
        return [{ place: at, reason: "an init container has no hooks. Leave it out." }];
    const grace = knownNumber(pod.spec.terminationGracePeriodSeconds) ?? GRACE_SECONDS;
    const lifecycle = knownMap(container.lifecycle);
    const sleeps = ["postStart", "preStop"].flatMap((hook): Finding[] => {
        const seconds = knownNumber(knownMap(knownMap(lifecycle[hook]).sleep).seconds);
        if (seconds === undefined || seconds <= grace) return [];
        const reason = `sleeps at most as long as a pod has to stop, ${grace} seconds; got ${seconds}. Raise terminationGracePeriodSeconds or sleep less.`;
        return [{ place: [...at, hook, "sleep", "seconds"], reason }];
    });
    return lifecycle.stopSignal === undefined || pod.spec.os !== undefined
        ? sleeps
        : [
              ...sleeps,
              {
                  place: [...at, "stopSignal"],
                  reason: "needs the pod's `os.name`. Give it in `podTemplate.spec`, or leave the signal out.",
              },
          ];
}

function claimsExist(pod: JudgedPod, { container, place }: JudgedContainer): Finding[] {
    const names = objectsIn(pod.spec.resourceClaims).map(({ entry }) => entry.name);
    return objectsIn(knownMap(container.resources).claims).flatMap(({ entry, at }) => {
        const name = knownText(entry.name);
        if (name === undefined || names.includes(name)) return [];
        const reason = `names a claim of the pod's \`resourceClaims\`, which has no "${name}". Add it there.`;
        return [{ place: [...place, "resources", "claims", at], reason, absent: true }];
    });
}

function propagationIsPrivileged({ container, place }: JudgedContainer): Finding[] {
    const { privileged } = knownMap(container.securityContext);
    return objectsIn(container.volumeMounts).flatMap(({ entry, at }) =>
        entry.mountPropagation !== "Bidirectional" || privileged === true || isUnknown(privileged)
            ? []
            : [
                  {
                      place: [...place, "volumeMounts", at, "mountPropagation"],
                      reason: "Bidirectional is for privileged containers. Use HostToContainer.",
                  },
              ],
    );
}

/** The kubelet refuses such a container when it starts it. */
function rootIsAllowed(pod: JudgedPod, { container, place }: JudgedContainer): Finding[] {
    const ofPod = knownMap(pod.spec.securityContext);
    const own = knownMap(container.securityContext);
    const user = own.runAsUser ?? ofPod.runAsUser;
    const nonRoot = own.runAsNonRoot ?? ofPod.runAsNonRoot;
    if (user !== 0 || nonRoot !== true || isUnknown(container.securityContext)) return [];
    const reason =
        "0 is root, and runAsNonRoot is true, as `podSecurity` restricted writes it. Say runAsNonRoot: false beside it, or use another user.";
    const at = own.runAsUser === undefined ? [...pod.place, "securityContext"] : [...place, "securityContext"];
    return [{ place: [...at, "runAsUser"], reason }];
}

function priorityIsTheClass({ spec, place }: JudgedPod): Finding[] {
    return spec.priority === undefined || isUnknown(spec.priority)
        ? []
        : [
              {
                  place: [...place, "priority"],
                  reason: "is computed from the PriorityClass, and refused where it differs. Give `priorityClassName`.",
              },
          ];
}

/** Whether the pod's Ray container has the variable, whatever its value. */
export const variable = (pod: JudgedPod, name: string): Readonly<Record<string, unknown>> | undefined =>
    objectsIn(rayContainer(pod).env).find(({ entry }) => entry.name === name)?.entry;

/** Where the variable of the Ray container is. */
export const variablePlace = (pod: JudgedPod, name: string): (string | number)[] => {
    const at = objectsIn(rayContainer(pod).env).find(({ entry }) => entry.name === name)?.at ?? 0;
    return [...pod.place, "containers", 0, "env", at];
};
