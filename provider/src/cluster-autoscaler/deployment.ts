import { type types } from "@pulumi/kubernetes";
import { CLUSTER_AUTOSCALER_REQUESTS } from "../placement/neighbours";
import { formatCpuMillis, formatMemoryMiB } from "../shared/quantity";
import { RESTRICTED_CONTAINER, RESTRICTED_POD } from "../shared/restricted-profile";

type DeploymentSpec = types.input.apps.v1.DeploymentSpec;

/** A Deployment's selector can never be changed, so no version is in it. */
export const selectorOf = (unit: string): Record<string, string> => ({
    "app.kubernetes.io/name": "cluster-autoscaler",
    "app.kubernetes.io/instance": unit,
});

export interface AutoscalerContainer {
    readonly image: string;
    readonly args: readonly string[];
    readonly region: string;
}

export const deploymentSpec = (
    name: string,
    unit: string,
    labels: Record<string, string>,
    container: AutoscalerContainer,
): DeploymentSpec => ({
    replicas: 1,
    selector: { matchLabels: selectorOf(unit) },
    template: {
        metadata: { labels },
        spec: {
            serviceAccountName: name,
            priorityClassName: "system-cluster-critical",
            securityContext: { ...RESTRICTED_POD, runAsUser: NOBODY },
            containers: [containerOf(container)],
        },
    },
});

const NOBODY = 65_534;
const PORT = 8085;
const MEMORY = formatMemoryMiB(CLUSTER_AUTOSCALER_REQUESTS.memoryMiB);

const containerOf = ({ image, args, region }: AutoscalerContainer): types.input.core.v1.Container => ({
    name: "cluster-autoscaler",
    image,
    imagePullPolicy: "IfNotPresent",
    command: ["./cluster-autoscaler"],
    args: [...args],
    // Said, or it would ask the node's metadata service, which pods cannot reach.
    env: [{ name: "AWS_REGION", value: region }],
    resources: {
        requests: { cpu: formatCpuMillis(CLUSTER_AUTOSCALER_REQUESTS.cpuMillis), memory: MEMORY },
        limits: { memory: MEMORY },
    },
    ports: [{ name: "http", containerPort: PORT, protocol: "TCP" }],
    livenessProbe: { httpGet: { path: "/health-check", port: "http" } },
    securityContext: RESTRICTED_CONTAINER,
});
