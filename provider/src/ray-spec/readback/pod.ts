import { planRayPorts } from "../build/ports";
import { type PodRole, RAY_CONTAINER } from "../facts/pod-inputs";
import { isAlike } from "./alike";
import { containerBasics, containerOf, portsOf } from "./containers";
import { normalValue } from "./normal-form";
import { keyedBy, hasOnly, isEmpty, listIn, present, textIn, textsIn, treeIn, treesIn } from "../tree/reading";
import { podSecurityContextOf, type Standard } from "./security";
import { raySizesOf } from "./sizes";
import { volumesOf } from "./volumes";
import { isTree, type Json, type Tree } from "../../shared/tree";

export interface PodToRead {
    readonly role: PodRole;
    /** The head's or a group's. */
    readonly template: Tree;
    /** `image` of the cluster. */
    readonly image: string;
    readonly standard: Standard;
}

/** KubeRay's rule: the first one. */
export function liveRayContainer(template: Tree): Tree {
    const [first] = treesIn(treeIn(template.spec).containers);
    return first ?? {};
}

/** Inputs of the head's or a group's pods, as far as they can say them. */
export function podOf({ role, template, image, standard }: PodToRead): Tree {
    const { metadata, spec } = template;
    const container = liveRayContainer(template);
    const pod = { image: container.image, imagePullPolicy: container.imagePullPolicy, standard };
    const [, ...sidecars] = treesIn(treeIn(spec).containers);
    return {
        ...present({
            image: container.image === image ? undefined : container.image,
            containerName: container.name === RAY_CONTAINER[role] ? undefined : container.name,
            labels: textsIn(treeIn(metadata).labels),
            annotations: textsIn(treeIn(metadata).annotations),
            lifecycle: container.lifecycle,
            initContainers: treesIn(treeIn(spec).initContainers).map((it) => containerOf(it, pod)),
            sidecars: sidecars.map((it) => containerOf(it, pod)),
        }),
        ...raySizesOf(container),
        ...containerBasics(container, standard),
        ...rayPortsOf(role, container),
        ...volumeInputs(treeIn(spec), container),
        ...schedulingOf(treeIn(spec)),
        ...podSecurityContextOf(treeIn(spec), standard),
    };
}

/** Left out where they are KubeRay's own; empty where there are none, since leaving them out would add those. */
function rayPortsOf(role: PodRole, container: Tree): Tree {
    if (isAlike(treesIn(container.ports), normalValue("ports", planRayPorts(role, undefined)))) return {};
    const ports = portsOf(container);
    return role === "worker" && isEmpty(ports) ? {} : { ports };
}

const SHARED_MEMORY = "shared-mem";

function volumeInputs(spec: Tree, container: Tree): Tree {
    const { volumes, ...rest } = volumesOf(spec, container);
    const { [SHARED_MEMORY]: memory, ...others } = treeIn(volumes);
    const { mountPath, emptyDir, ...more } = treeIn(memory);
    const { medium, sizeLimit, ...unsaid } = treeIn(emptyDir);
    const isShared = mountPath === "/dev/shm" && medium === "memory" && sizeLimit !== undefined;
    if (!isShared || !hasOnly(more) || !hasOnly(unsaid)) return { ...rest, ...present({ volumes }) };
    return { ...present({ sharedMemory: sizeLimit, volumes: others }) };
}

const schedulingOf = (spec: Tree): Tree =>
    present({
        nodeSelector: textsIn(spec.nodeSelector),
        tolerations: treesIn(spec.tolerations).filter(isToleration),
        affinity: isTree(spec.affinity) ? spec.affinity : undefined,
        topologySpreadConstraints: treesIn(spec.topologySpreadConstraints),
        priorityClassName: spec.priorityClassName,
        schedulerName: spec.schedulerName,
        runtimeClassName: spec.runtimeClassName,
        terminationGracePeriodSeconds: spec.terminationGracePeriodSeconds,
        serviceAccountName: spec.serviceAccountName,
        imagePullSecrets: secretNames(listIn(spec.imagePullSecrets)),
    });

const isToleration = (toleration: Tree): boolean =>
    hasOnly(toleration, "key", "operator", "value", "effect", "tolerationSeconds");

function secretNames(secrets: readonly Json[]): readonly string[] | undefined {
    const names = Object.keys(keyedBy(secrets.map((secret) => [textIn(treeIn(secret).name), secret])));
    return names.length === secrets.length ? names : undefined;
}
