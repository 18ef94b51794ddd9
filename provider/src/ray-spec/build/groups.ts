import { type PoolPlacement } from "../../node-pool/args";
import { NOTHING, type Room } from "../../placement/amounts";
import { type HeadArgs, type WorkerGroupArgs } from "../../ray-cluster/args";
import { KEEP_IN_PLACE } from "../facts/security";
import { autoscalerRequests } from "./autoscaler";
import { effectivePod, type PodArgs } from "../facts/effective-pod";
import { headPool } from "../facts/head-pool";
import { planHeadService } from "./head-service";
import { asTree } from "../tree/inputs";
import { type PlannedArgs } from "../../ray-cluster/planned-args";
import { planPod, type PlannedPod } from "./pod-template";
import { planRayLabels } from "./ray-labels";
import { isAutoscaled, replicasOf } from "../facts/replicas";
import { unlessEmpty } from "../../shared/tree";
import { type RayGroup, type RayHeadGroup, type RayWorkerGroup } from "../facts/ray-cluster-spec";

/** `wait-gcs-ready`, which KubeRay has run in each worker before Ray (1.6.2, `common/pod.go`). */
const WAIT_FOR_HEAD: Room = { cpuMillis: 200, memoryMiB: 256 };

/** The arguments that decide about pods: those of a cluster of the unit and of one on its own have them. */
export type PodSource = Pick<
    PlannedArgs,
    | "name"
    | "image"
    | "head"
    | "workers"
    | "podDefaults"
    | "podSecurity"
    | "autoscaling"
    | "pools"
    | "suspend"
    | "queueName"
    | "spec"
>;

/** The head's pod, without KubeRay's additions. */
export function planHeadPod(args: PodSource): PlannedPod {
    const head = effectiveHead(args);
    return planPod({
        ...podOf(args, head),
        role: "head",
        annotations: head.disruptionProtection === false ? {} : KEEP_IN_PLACE,
        injected: isAutoscaled(args) ? autoscalerRequests(args.autoscaling ?? {}) : NOTHING,
        injectedFirst: NOTHING,
    });
}

/** The pods of a worker group, without KubeRay's additions. */
export const planWorkerPod = (args: PodSource, group: WorkerGroupArgs): PlannedPod =>
    planPod({
        ...podOf(args, effectivePod(args.podDefaults, group)),
        role: "worker",
        annotations: {},
        injected: NOTHING,
        injectedFirst: WAIT_FOR_HEAD,
    });

/** The head with everything it is given by default. */
export const effectiveHead = (args: PodSource): HeadArgs => ({
    ...effectivePod(args.podDefaults, args.head ?? {}),
    pool: headPool(args),
});

export function planHead(args: PlannedArgs): RayHeadGroup {
    const head = effectiveHead(args);
    const planned = planHeadPod(args);
    return {
        ...planHeadService(head.service),
        ...whatRayBelieves(args, head, planned, !isSchedulable(args)),
        template: planned.template,
    };
}

export function planGroup(args: PlannedArgs, groupName: string, given: WorkerGroupArgs): RayWorkerGroup {
    const group = effectivePod(args.podDefaults, given);
    const planned = planWorkerPod(args, given);
    const { numOfHosts, idleTimeoutSeconds, priority } = group;
    return {
        groupName,
        ...replicasOf(group),
        ...(numOfHosts !== undefined && { numOfHosts }),
        ...(idleTimeoutSeconds !== undefined && { idleTimeoutSeconds }),
        ...(priority !== undefined && { priority }),
        ...whatRayBelieves(args, group, planned, false),
        template: planned.template,
    };
}

/** Work on the head can take the whole cluster down with it; with workers there, it need not do any. */
const isSchedulable = ({ head, workers = {} }: PlannedArgs): boolean =>
    head?.schedulable ?? Object.keys(workers).length === 0;

/** KubeRay takes Ray's resources from one place only: parameters, or `resources` when there are some. */
function whatRayBelieves(
    args: PlannedArgs,
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
    cluster: args.name,
    image: args.image,
    podSecurity: args.podSecurity,
    pool: poolOf(args, pod.pool),
});

export const poolOf = ({ pools }: Pick<PodSource, "pools">, name: string | undefined): PoolPlacement | undefined =>
    name === undefined ? undefined : pools?.[name];
