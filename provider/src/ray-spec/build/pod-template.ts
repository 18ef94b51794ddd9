import { derivePod, type DerivedPod, type PodToPlace } from "../../placement/derive";
import { type Room } from "../../placement/amounts";
import { type PlannedSpec } from "../facts/planned-spec";
import { type PodRole, RAY_CONTAINER } from "../facts/pod-inputs";
import { containerSecurityContext, podSecurityContext, type PodSecurity } from "../facts/security";
import { mergeTemplate } from "../tree/template-merge";
import { planContainer } from "./container";
import { type PodArgs } from "../facts/effective-pod";
import { asTree, asTrees, itemsOf } from "../tree/inputs";
import { type Containers, requestsBeside } from "./pod-requests";
import { planRayPorts } from "./ports";
import { planRaySizes } from "./sizes";
import { planVariables } from "./variables";
import { planVolumes, type PodVolumes } from "./volumes";
import { isUnknown } from "../../shared/unknown";
import { isList, isTree, type Json, type Tree, tree, unlessEmpty } from "../../shared/tree";
import { type PoolPlacement } from "../../placement/args/pool-placement";

/** A pod of the head or of a worker group, `podDefaults` already in it. */
export interface PodToPlan {
    readonly role: PodRole;
    readonly pod: PodArgs;
    readonly claimName: PlannedSpec["claimName"];
    /** Of the cluster; the pod may have another. */
    readonly image: string;
    readonly podSecurity: PodSecurity;
    readonly pool: PoolPlacement | undefined;
    /** Annotations of ours, which the user's may replace. */
    readonly annotations: Readonly<Record<string, string>>;
    /** What a container takes that KubeRay adds to the pod, and what one takes that it has run before. */
    readonly injected: Room;
    readonly injectedFirst: Room;
}

export interface PlannedPod {
    readonly template: Tree;
    readonly placed: PodToPlace;
    readonly derived: DerivedPod;
    readonly injected: Room;
    readonly injectedFirst: Room;
}

/** The pod template, the user's `podTemplate` merged last, and how the pod lands on its pool. */
export function planPod(args: PodToPlan): PlannedPod {
    const { role, pod, pool, podSecurity, injected, injectedFirst } = args;
    const others = planOthers(args);
    const beside = requestsBeside(rayContainerName(args), withTemplate(others, pod.podTemplate));
    const placed: PodToPlace = {
        pod,
        role,
        pool,
        sidecarCpuMillis: beside.cpuMillis + injected.cpuMillis,
        sidecarMemoryMiB: beside.memoryMiB + injected.memoryMiB,
    };
    const derived = derivePod(placed);
    const volumes = planVolumes(args.claimName, pod.volumes, pod.sharedMemory);
    const template: Tree = {
        metadata: tree({
            labels: unlessEmpty(asTree(pod.labels)),
            annotations: unlessEmpty({ ...args.annotations, ...asTree(pod.annotations) }),
        }),
        spec: tree({
            securityContext: podSecurityContext(podSecurity, pod.podSecurityContext),
            ...planScheduling(pod, derived),
            serviceAccountName: pod.serviceAccountName,
            imagePullSecrets: unlessEmpty(itemsOf(pod.imagePullSecrets).map((name): Json => ({ name }))),
            terminationGracePeriodSeconds: pod.terminationGracePeriodSeconds,
            initContainers: unlessEmpty(others.initContainers),
            containers: [planRayContainer(args, derived, volumes), ...others.containers],
            volumes: unlessEmpty(volumes.volumes),
        }),
    };
    const merged = isTree(pod.podTemplate) ? mergeTemplate(template, pod.podTemplate) : template;
    return { template: merged, placed, derived, injected, injectedFirst };
}

const rayContainerName = ({ role, pod }: PodToPlan): string => pod.containerName ?? RAY_CONTAINER[role];

/** The containers beside Ray's. */
function planOthers({ pod, image, podSecurity }: PodToPlan): { initContainers: Tree[]; containers: Tree[] } {
    const theirs = { image: pod.image ?? image, imagePullPolicy: pod.imagePullPolicy, podSecurity };
    return {
        initContainers: itemsOf(pod.initContainers).map((container) => planContainer(container, theirs)),
        containers: itemsOf(pod.sidecars).map((container) => planContainer(container, theirs)),
    };
}

/** What the `podTemplate` says of the Ray container's sizes: a share of the node beside it would contradict it. */
function sizesInTemplate(args: PodToPlan): Tree {
    const [ray] = asTrees(listIn(asTree(asTree(args.pod.podTemplate)?.spec)?.containers)).filter(
        (container) => isTree(container) && container.name === rayContainerName(args),
    );
    const resources = asTree(asTree(ray)?.resources);
    return { ...asTree(resources?.limits), ...asTree(resources?.requests) };
}

const listIn = (value: Json | undefined): readonly Json[] | undefined => (isList(value) ? value : undefined);

/** A template may add containers, or sizes to those that are there. */
function withTemplate(containers: { initContainers: Tree[]; containers: Tree[] }, podTemplate: unknown): Containers {
    const spec = isTree(podTemplate) ? podTemplate.spec : undefined;
    return isTree(spec) ? mergeTemplate({ ...containers }, spec) : containers;
}

function planScheduling(
    pod: PodArgs,
    { nodeSelector, tolerations }: DerivedPod,
): Readonly<Record<string, Json | undefined>> {
    return {
        nodeSelector: unlessEmpty({ ...nodeSelector, ...asTree(pod.nodeSelector) }),
        tolerations: unlessEmpty([...tolerations, ...asTrees(pod.tolerations)].map((it): Json => tree({ ...it }))),
        affinity: asTree(pod.affinity),
        topologySpreadConstraints: unlessEmpty(asTrees(pod.topologySpreadConstraints)),
        priorityClassName: pod.priorityClassName,
        schedulerName: pod.schedulerName,
        runtimeClassName: pod.runtimeClassName,
    };
}

function planRayContainer(args: PodToPlan, derived: DerivedPod, { mounts }: PodVolumes): Tree {
    const { role, pod, image, podSecurity } = args;
    return tree({
        name: rayContainerName(args),
        image: pod.image ?? image,
        imagePullPolicy: pod.imagePullPolicy,
        command: unlessEmpty(itemsOf(pod.command)),
        args: unlessEmpty(itemsOf(pod.args)),
        lifecycle: asTree(pod.lifecycle),
        ports: isUnknown(pod.ports) ? pod.ports : unlessEmpty(planRayPorts(role, pod.ports)),
        ...planVariables(pod),
        ...planRaySizes(pod, derived, sizesInTemplate(args)),
        securityContext: containerSecurityContext(podSecurity, pod.securityContext),
        volumeMounts: unlessEmpty(mounts),
    });
}
