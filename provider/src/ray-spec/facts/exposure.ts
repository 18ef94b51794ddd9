import { isRecord, knownText } from "../../shared/known";
import { isUnknown } from "../../shared/unknown";

/** Annotations that keep a load balancer inside the network. */
const INTERNAL: readonly (readonly [key: string, value: RegExp])[] = [
    ["service.beta.kubernetes.io/aws-load-balancer-scheme", /^internal$/],
    ["service.beta.kubernetes.io/aws-load-balancer-internal", /^(true|0\.0\.0\.0\/0)$/],
    ["networking.gke.io/load-balancer-type", /^internal$/i],
    ["service.beta.kubernetes.io/azure-load-balancer-internal", /^true$/],
];

/** Whether a Service of that type is reached from beyond the Kubernetes cluster and its network, for all that is known. */
export function isExposed(type: string, annotations: unknown): boolean {
    const given = isRecord(annotations) ? annotations : {};
    const isInternal =
        isUnknown(annotations) ||
        INTERNAL.some(([key, value]) => isUnknown(given[key]) || value.test(knownText(given[key]) ?? ""));
    return type === "NodePort" || (type === "LoadBalancer" && !isInternal);
}

/** What is wrong with that: whoever reaches Ray's ports runs code on the cluster. */
export const exposedOpenly = (what: string): string =>
    `${what} reaches beyond the Kubernetes cluster, and authentication is "disabled": whoever reaches Ray runs code there. Turn \`authentication\` on, leave it out, or say exposeWithoutAuthentication: true.`;
