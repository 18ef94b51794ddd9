import { type types } from "@pulumi/kubernetes";
import { OPERATOR_REQUESTS } from "../placement/neighbours";
import { formatCpuMillis, formatMemoryMiB } from "../shared/quantity";
import { OPERATOR_NAME, SELECTOR } from "./identity";
import { RESTRICTED_CONTAINER, RESTRICTED_POD } from "../shared/restricted-profile";

type Container = types.input.core.v1.Container;
type DeploymentSpec = types.input.apps.v1.DeploymentSpec;

export interface DeploymentPlan {
    readonly image: string;
    readonly args: readonly string[];
}

/**
 * KubeRay's own figure for about 500 Ray pods (`config/manager/manager.yaml`): the operator caches every pod of the
 * namespaces that it watches. What is requested here is what placement keeps free on pools that take any pod.
 */
const RESOURCES = {
    cpu: formatCpuMillis(OPERATOR_REQUESTS.cpuMillis),
    memory: formatMemoryMiB(OPERATOR_REQUESTS.memoryMiB),
};

/** `watchNamespaces` empty: all of them. */
export function planDeployment(version: string, watchNamespaces: readonly string[]): DeploymentPlan {
    const watch = watchNamespaces.length > 0 ? [`--watch-namespace=${watchNamespaces.join(",")}`] : [];
    return { image: `quay.io/kuberay/operator:v${version}`, args: ["--enable-leader-election=true", ...watch] };
}

/** Pod and container as in KubeRay's manifests, which already are as closed as the restricted profile wants. */
export const operatorDeployment = (plan: DeploymentPlan, labels: Record<string, string>): DeploymentSpec => ({
    replicas: 1,
    // The old operator goes before the new one comes: two must never serve the same objects.
    strategy: { type: "Recreate" },
    selector: { matchLabels: SELECTOR },
    template: {
        metadata: { labels },
        spec: {
            serviceAccountName: OPERATOR_NAME,
            securityContext: RESTRICTED_POD,
            terminationGracePeriodSeconds: 10,
            containers: [operatorContainer(plan)],
        },
    },
});

export const operatorContainer = ({ image, args }: DeploymentPlan): Container => ({
    name: OPERATOR_NAME,
    image,
    imagePullPolicy: "IfNotPresent",
    command: ["/manager"],
    args: [...args],
    ports: [{ name: "http", containerPort: METRICS_PORT, protocol: "TCP" }],
    securityContext: RESTRICTED_CONTAINER,
    startupProbe: STARTUP,
    livenessProbe: PROBE,
    readinessProbe: PROBE,
    resources: { requests: RESOURCES, limits: RESOURCES },
});

export const METRICS_PORT = 8080;

const PROBE = { httpGet: { path: "/metrics", port: "http" }, periodSeconds: 5, failureThreshold: 5 };
/** The operator answers a second after its start: an `up` need not wait the ten that KubeRay's chart gives it. */
const STARTUP = { ...PROBE, periodSeconds: 1, failureThreshold: 60 };
