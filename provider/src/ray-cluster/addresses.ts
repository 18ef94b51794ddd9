import { type RayClusterOutput } from "./args";

export const DASHBOARD_PORT = 8265;
export const CLIENT_PORT = 10001;

/** Addresses inside the Kubernetes cluster; they follow from the name alone, so that every preview knows them. */
export function rayClusterAddresses(name: string, namespace: string): Omit<RayClusterOutput, "name"> {
    const headServiceName = `${name}-head-svc`;
    const host = `${headServiceName}.${namespace}.svc.cluster.local`;
    return {
        namespace,
        headServiceName,
        dashboardUrl: `http://${host}:${DASHBOARD_PORT}`,
        clientUrl: `ray://${host}:${CLIENT_PORT}`,
        jobSubmissionUrl: `http://${host}:${DASHBOARD_PORT}`,
    };
}
