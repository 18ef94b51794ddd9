import { type Room } from "../../placement/amounts";
import { startsSlowly } from "../../placement/slow-start";
import { formatCpuMillis, parseCpuMillis, parseMemoryMiB } from "../../shared/quantity";
import { type AutoscalingArgs } from "../args/autoscaling";
import { containerSecurityContext, type PodSecurity } from "../facts/security";
import { planVariables } from "./variables";
import { type Tree, tree } from "../../shared/tree";
import { type PoolPlacement } from "../../placement/args/pool-placement";

/** What KubeRay gives the autoscaler when nothing is said; said here, so that placement can count it. */
const DEFAULT_CPU = 0.5;
const DEFAULT_MEMORY = "512Mi";

/** Seconds until Ray gives up a pod that it has asked for (`ray.autoscaler.v2.instance_manager.config`). */
export const ALLOCATE_TIMEOUT = "RAY_AUTOSCALER_RECONCILE_ALLOCATE_STATUS_TIMEOUT_S";
const ALLOCATE_TIMEOUT_SECONDS = 900;
const ALLOCATE_TIMEOUT_SLOW_SECONDS = 1800;

/** What the autoscaler takes of the head's node. */
export const autoscalerRequests = ({ cpu = DEFAULT_CPU, memory = DEFAULT_MEMORY }: AutoscalingArgs): Room => ({
    cpuMillis: (typeof cpu === "number" ? parseCpuMillis(cpu) : undefined) ?? 0,
    memoryMiB: (typeof memory === "string" ? parseMemoryMiB(memory) : undefined) ?? 0,
});

/** `autoscalerOptions`, for a cluster whose groups are on `pools`. */
export function planAutoscaler(
    autoscaling: AutoscalingArgs,
    podSecurity: PodSecurity,
    pools: readonly PoolPlacement[],
): Tree {
    const { idleTimeoutSeconds, upscalingMode, image, imagePullPolicy, cpu, memory, securityContext } = autoscaling;
    const sizes: Tree = {
        cpu: formatCpuMillis(parseCpuMillis(typeof cpu === "number" ? cpu : DEFAULT_CPU) ?? 0),
        memory: memory ?? DEFAULT_MEMORY,
    };
    return tree({
        // Unset, Ray chooses by its own version, and KubeRay writes what version 2 needs only when it is said.
        version: "v2",
        idleTimeoutSeconds,
        upscalingMode,
        image,
        imagePullPolicy,
        ...planVariables({ ...autoscaling, env: withTimeout(autoscaling, pools) }),
        resources: { requests: sizes, limits: sizes },
        securityContext: containerSecurityContext(podSecurity, securityContext),
    });
}

function withTimeout(autoscaling: AutoscalingArgs, pools: readonly PoolPlacement[]): Record<string, string> {
    const { allocateTimeoutSeconds, env, envValueFrom } = autoscaling;
    if (envValueFrom !== undefined && ALLOCATE_TIMEOUT in envValueFrom) return { ...env };
    const fallback = pools.some(startsSlowly) ? ALLOCATE_TIMEOUT_SLOW_SECONDS : ALLOCATE_TIMEOUT_SECONDS;
    return { [ALLOCATE_TIMEOUT]: `${allocateTimeoutSeconds ?? fallback}`, ...env };
}

/** Whether the user has said how long; else it follows the pools. */
export const saysTimeout = ({ allocateTimeoutSeconds, env = {}, envValueFrom = {} }: AutoscalingArgs): boolean =>
    allocateTimeoutSeconds !== undefined || ALLOCATE_TIMEOUT in env || ALLOCATE_TIMEOUT in envValueFrom;
