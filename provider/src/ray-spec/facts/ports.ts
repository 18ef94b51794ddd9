import { type HeadArgs } from "../args/groups";

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

/** Where the dashboard and the job API listen. */
export const dashboardPort = (head: Reach | undefined): number => head?.ports?.dashboard ?? DASHBOARD_PORT;
