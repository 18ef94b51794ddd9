import { type V1Container, type V1Pod } from "@kubernetes/client-node";

export interface OperatorSurroundings {
    readonly kubeconfig: string;
    readonly healthPort: number;
    readonly metricsPort: number;
}

/**
 * The container's own arguments, then what running outside the cluster needs; of two equal flags Go takes the last.
 * The lease stays in the pod's namespace, which a process outside cannot guess; dashboards are reached through the
 * API server, because names of Services do not resolve here.
 */
export function operatorArguments(pod: V1Pod, container: V1Container, around: OperatorSurroundings): string[] {
    const [, ...ofCommand] = container.command ?? [];
    return [
        ...ofCommand,
        ...(container.args ?? []),
        `--kubeconfig=${around.kubeconfig}`,
        `--metrics-addr=127.0.0.1:${around.metricsPort}`,
        `--health-probe-bind-address=127.0.0.1:${around.healthPort}`,
        `--leader-election-namespace=${pod.metadata?.namespace ?? ""}`,
        "--use-kubernetes-proxy",
    ];
}

/** The container's variables and no others. Throws at a source that this small kubelet does not know. */
export function operatorVariables(pod: V1Pod, container: V1Container): Record<string, string> {
    const entries = (container.env ?? []).map(({ name, value, valueFrom }): [string, string] => {
        if (valueFrom === undefined) return [name, value ?? ""];
        const field = valueFrom.fieldRef?.fieldPath;
        const read = field === undefined ? undefined : FIELDS[field];
        if (read === undefined)
            throw new Error(`the lab cannot fill the variable ${name}: only plain values and fieldRef`);
        return [name, read(pod) ?? ""];
    });
    return Object.fromEntries(entries);
}

const FIELDS: Readonly<Record<string, (pod: V1Pod) => string | undefined>> = {
    "metadata.name": (pod) => pod.metadata?.name,
    "metadata.namespace": (pod) => pod.metadata?.namespace,
    "metadata.uid": (pod) => pod.metadata?.uid,
    "spec.nodeName": (pod) => pod.spec?.nodeName,
    "spec.serviceAccountName": (pod) => pod.spec?.serviceAccountName,
    "status.hostIP": (pod) => pod.status?.hostIP,
    "status.podIP": (pod) => pod.status?.podIP,
};
