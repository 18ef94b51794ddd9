import { derivePod, type DerivedPod } from "../placement/derive";
import { type PoolPlacement } from "../node-pool/args";
import { formatCpuMillis, formatMemoryMiB } from "../shared/quantity";
import { type HeadArgs, type WorkerGroupArgs } from "./args";
import { CLIENT_PORT, DASHBOARD_PORT } from "./addresses";
import { isTree, type Json, type Tree } from "./object";
import { type PodRole, RAY_CONTAINER } from "./pods";
import { CONTAINER_SECURITY, KEEP_IN_PLACE, POD_SECURITY } from "./security";
import { mergeTemplate } from "./template-merge";

/** What KubeRay gives the autoscaler beside the head when nothing is said; said here, so that placement can count it. */
export const AUTOSCALER_CPU_MILLIS = 500;
export const AUTOSCALER_MEMORY_MIB = 512;

/** KubeRay's own set. Written out, because a template that lists one port would drop the others from the Service. */
const HEAD_PORTS = [
    { name: "gcs-server", containerPort: 6379, protocol: "TCP" },
    { name: "dashboard", containerPort: DASHBOARD_PORT, protocol: "TCP" },
    { name: "client", containerPort: CLIENT_PORT, protocol: "TCP" },
    { name: "metrics", containerPort: 8080, protocol: "TCP" },
    { name: "serve", containerPort: 8000, protocol: "TCP" },
];

export interface PodToPlan {
    readonly role: PodRole;
    readonly pod: HeadArgs | WorkerGroupArgs;
    readonly image: string;
    readonly pool: PoolPlacement | undefined;
    /** Whether KubeRay adds the autoscaler to the pod. */
    readonly withAutoscaler: boolean;
}

/** The pod template of the head or of a worker group, the user's `podTemplate` merged last. */
export function planTemplate(args: PodToPlan): Tree {
    const { role, pod, pool, withAutoscaler } = args;
    const derived = derivePod({
        pod,
        role,
        pool,
        sidecarCpuMillis: withAutoscaler ? AUTOSCALER_CPU_MILLIS : 0,
        sidecarMemoryMiB: withAutoscaler ? AUTOSCALER_MEMORY_MIB : 0,
    });
    const template: Tree = {
        metadata: role === "head" ? { annotations: KEEP_IN_PLACE } : {},
        spec: {
            securityContext: POD_SECURITY,
            ...(Object.keys(derived.nodeSelector).length > 0 && { nodeSelector: derived.nodeSelector }),
            ...(derived.tolerations.length > 0 && { tolerations: derived.tolerations.map((it): Tree => ({ ...it })) }),
            containers: [planContainer(args, derived)],
        },
    };
    return isTree(pod.podTemplate) ? mergeTemplate(template, pod.podTemplate) : template;
}

function planContainer({ role, pod, image }: PodToPlan, derived: DerivedPod): Tree {
    const env = Object.entries(pod.env ?? {}).sort(([a], [b]) => (a < b ? -1 : 1));
    const sizes = planSizes(derived);
    return {
        name: RAY_CONTAINER[role],
        image,
        ...(role === "head" && { ports: HEAD_PORTS }),
        ...(env.length > 0 && { env: env.map(([name, value]): Json => ({ name, value })) }),
        // Equal requests and limits: Ray believes the limits, the scheduler the requests, and such pods are evicted last.
        resources: { requests: sizes, limits: sizes },
        securityContext: CONTAINER_SECURITY,
    };
}

const planSizes = ({ cpuMillis, memoryMiB, gpus }: DerivedPod): Record<string, string> => ({
    ...(cpuMillis !== undefined && { cpu: formatCpuMillis(cpuMillis) }),
    ...(memoryMiB !== undefined && { memory: formatMemoryMiB(memoryMiB) }),
    ...(gpus > 0 && { "nvidia.com/gpu": `${gpus}` }),
});
