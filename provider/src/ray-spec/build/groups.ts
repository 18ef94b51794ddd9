import { NOTHING, type Room } from "../../placement/amounts";
import { KEEP_IN_PLACE } from "../facts/disruption";
import { autoscalerRequests } from "./autoscaler";
import { effectivePod, type PodArgs } from "../facts/effective-pod";
import { headPool } from "../facts/head-pool";
import { planHeadService } from "./head-service";
import { asTree } from "../tree/inputs";
import { type PlannedSpec, type PodSource } from "../facts/planned-spec";
import { planPod, type PlannedPod } from "./pod-template";
import { planRayLabels } from "./ray-labels";
import { isAutoscaled, replicasOf } from "../facts/replicas";
import { unlessEmpty } from "../../shared/tree";
import { type RayGroup, type RayHeadGroup, type RayWorkerGroup } from "../facts/ray-cluster-spec";
import { type PoolPlacement } from "../../placement/args/pool-placement";
import { type HeadArgs, type WorkerGroupArgs } from "../args/groups";

/** `wait-gcs-ready`, which KubeRay has run in each worker before Ray (1.6.2, `common/pod.go`). */
const WAIT_FOR_HEAD: Room = { cpuMillis: 200, memoryMiB: 256 };

/** The head or a worker group: its inputs with the defaults of all pods in them, and the pod that comes of them. */
export interface PlannedGroup<Args extends HeadArgs | WorkerGroupArgs> {
    readonly given: Args;
    readonly pod: PlannedPod;
}

/** The head, its pod without KubeRay's additions. */
export function planHeadPod(args: PodSource): PlannedGroup<HeadArgs> {
    const given = { ...effectivePod(args.podDefaults, args.head ?? {}), pool: headPool(args) };
    const pod = planPod({
        ...podOf(args, given),
        role: "head",
        annotations: given.disruptionProtection === false ? {} : KEEP_IN_PLACE,
        injected: isAutoscaled(args) ? autoscalerRequests(args.autoscaling ?? {}) : NOTHING,
        injectedFirst: NOTHING,
    });
    return { given, pod };
}

/** A worker group, its pods without KubeRay's additions. */
export function planWorkerPod(args: PodSource, group: WorkerGroupArgs): PlannedGroup<WorkerGroupArgs> {
    const given = effectivePod(args.podDefaults, group);
    const pod = planPod({
        ...podOf(args, given),
        role: "worker",
        annotations: {},
        injected: NOTHING,
        injectedFirst: WAIT_FOR_HEAD,
    });
    return { given, pod };
}

export const planHead = (args: PlannedSpec, { given, pod }: PlannedGroup<HeadArgs>): RayHeadGroup => ({
    ...planHeadService(given.service),
    ...whatRayBelieves(args, given, pod, !isSchedulable(args)),
    template: pod.template,
});

export function planGroup(
    args: PlannedSpec,
    groupName: string,
    { given, pod }: PlannedGroup<WorkerGroupArgs>,
): RayWorkerGroup {
    const { numOfHosts, idleTimeoutSeconds, priority } = given;
    return {
        groupName,
        ...replicasOf(given),
        ...(numOfHosts !== undefined && { numOfHosts }),
        ...(idleTimeoutSeconds !== undefined && { idleTimeoutSeconds }),
        ...(priority !== undefined && { priority }),
        ...whatRayBelieves(args, given, pod, false),
        template: pod.template,
    };
}

/** Work on the head can take the whole cluster down with it; with workers there, it need not do any. */
const isSchedulable = ({ head, workers = {} }: PlannedSpec): boolean =>
    head?.schedulable ?? Object.keys(workers).length === 0;

/** KubeRay takes Ray's resources from one place only: parameters, or `resources` when there are some. */
function whatRayBelieves(
    args: PlannedSpec,
    pod: PodArgs,
    { derived }: PlannedPod,
    isIdle: boolean,
): Omit<RayGroup, "template"> {
    const parameters = { ...(asTree(pod.rayStartParams) as Record<string, string> | undefined) };
    const resources = { ...(asTree(pod.rayResources) as Record<string, string> | undefined) };
    const hasResources = Object.keys(resources).length > 0;
    const saysCpus = "num-cpus" in parameters || Object.keys(resources).some((name) => name.toLowerCase() === "cpu");
    const idle = isIdle && !saysCpus;
    const labels = unlessEmpty(planRayLabels(args, pod, poolOf(args, pod.pool), derived));
    return {
        rayStartParams: idle && !hasResources ? { "num-cpus": "0", ...parameters } : parameters,
        ...(hasResources && { resources: idle ? { CPU: "0", ...resources } : resources }),
        ...(labels !== undefined && { labels }),
    };
}

const podOf = (args: PodSource, pod: PodArgs) => ({
    pod,
    claimName: args.claimName,
    image: args.image,
    podSecurity: args.podSecurity,
    pool: poolOf(args, pod.pool),
});

export const poolOf = ({ pools }: Pick<PodSource, "pools">, name: string | undefined): PoolPlacement | undefined =>
    name === undefined ? undefined : pools?.[name];
