import { type Static, type TObject, Type } from "../shared/definition";
import { CLIENT_PORT, dashboardPort, type Reach } from "../ray-spec/facts/ports";

export const addressOutputs = {
    namespace: Type.String({ description: "Namespace of the RayCluster object." }),
    headServiceName: Type.String({ description: "Name of the head's Service." }),
    dashboardUrl: Type.String({
        description: "Address of Ray's dashboard inside the Kubernetes cluster, `http://...:8265`.",
    }),
    clientUrl: Type.String({ description: "Address for `ray.init` inside the Kubernetes cluster, `ray://...:10001`." }),
    jobSubmissionUrl: Type.String({
        description: "Address for `ray job submit` inside the Kubernetes cluster, `http://...:8265`.",
    }),
};

export const headServiceName = (cluster: string, head: Reach | undefined): string =>
    head?.service?.name ?? `${cluster}-head-svc`;

/** Addresses inside the Kubernetes cluster; they follow from the inputs alone, so that every preview knows them. */
export function rayClusterAddresses(
    name: string,
    namespace: string,
    head?: Reach,
): Static<TObject<typeof addressOutputs>> {
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
