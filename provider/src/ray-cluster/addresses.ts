import { type RayClusterOutput } from "./args";
import { CLIENT_PORT, dashboardPort, type Reach } from "../ray-spec/facts/ports";

export const headServiceName = (cluster: string, head: Reach | undefined): string =>
    head?.service?.name ?? `${cluster}-head-svc`;

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
