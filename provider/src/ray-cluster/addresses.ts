import { type HeadArgs, type RayClusterOutput } from "./args";

export const DASHBOARD_PORT = 8265;
export const CLIENT_PORT = 10001;

/** Ports of the head's Service when the head names none, by KubeRay's names. */
export const KUBERAY_PORTS = {
    "gcs-server": 6379,
    dashboard: DASHBOARD_PORT,
    client: CLIENT_PORT,
    metrics: 8080,
    serve: 8000,
} as const;

/** What of the head decides where it is reached. */
export type Reach = Pick<HeadArgs, "ports" | "service">;

export const headServiceName = (cluster: string, head: Reach | undefined): string =>
    head?.service?.name ?? `${cluster}-head-svc`;

/** Where the dashboard and the job API listen. */
export const dashboardPort = (head: Reach | undefined): number => head?.ports?.dashboard ?? DASHBOARD_PORT;

/** Addresses inside the Kubernetes cluster; they follow from the inputs alone, so that every preview knows them. */
export function rayClusterAddresses(name: string, namespace: string, head?: Reach): Omit<RayClusterOutput, "name"> {
    const service = headServiceName(name, head);
    const host = `${service}.${namespace}.svc.cluster.local`;
    const dashboard = `http://${host}:${dashboardPort(head)}`;
    return {
        namespace,
        headServiceName: service,
        dashboardUrl: dashboard,
        clientUrl: `ray://${host}:${head?.ports?.client ?? CLIENT_PORT}`,
        jobSubmissionUrl: dashboard,
    };
}
