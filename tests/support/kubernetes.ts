import {
    AppsV1Api,
    ApiextensionsV1Api,
    ApiException,
    CoreV1Api,
    CustomObjectsApi,
    KubeConfig,
    RbacAuthorizationV1Api,
    type V1Node,
    type V1Pod,
} from "@kubernetes/client-node";
import { type Lab } from "../lab/lab";

/** The API server as a bystander sees it: every assertion about Kubernetes is made here, not on our own outputs. */
export function kubernetes(lab: Lab) {
    const config = new KubeConfig();
    config.loadFromFile(lab.kubeconfigPath);
    return {
        core: config.makeApiClient(CoreV1Api),
        apps: config.makeApiClient(AppsV1Api),
        rbac: config.makeApiClient(RbacAuthorizationV1Api),
        crds: config.makeApiClient(ApiextensionsV1Api),
        custom: config.makeApiClient(CustomObjectsApi),
    };
}
export type Kubernetes = ReturnType<typeof kubernetes>;

export interface RayClusterObject {
    readonly metadata: {
        readonly name: string;
        readonly namespace: string;
        readonly uid: string;
        readonly generation: number;
        readonly resourceVersion: string;
        readonly labels?: Record<string, string>;
        readonly finalizers?: string[];
        readonly creationTimestamp?: string;
        readonly deletionTimestamp?: string;
        readonly managedFields?: { readonly manager?: string; readonly time?: string }[];
    };
    readonly spec: {
        readonly workerGroupSpecs?: {
            readonly groupName: string;
            readonly replicas?: number;
            readonly minReplicas?: number;
            readonly maxReplicas?: number;
        }[];
    };
    readonly status?: { readonly state?: string };
}

const RAY = { group: "ray.io", version: "v1", plural: "rayclusters" };

export const getRayCluster = async (k8s: Kubernetes, namespace: string, name: string): Promise<RayClusterObject> =>
    (await k8s.custom.getNamespacedCustomObject({ ...RAY, namespace, name })) as RayClusterObject;

export const listRayClusters = async (k8s: Kubernetes): Promise<RayClusterObject[]> =>
    (
        (await k8s.custom.listCustomObjectForAllNamespaces(RAY)) as {
            items: RayClusterObject[];
        }
    ).items;

/** A JSON patch, as the Ray autoscaler sends them. */
export const patchRayCluster = (
    k8s: Kubernetes,
    namespace: string,
    name: string,
    patch: readonly { op: string; path: string; value?: unknown }[],
): Promise<unknown> => k8s.custom.patchNamespacedCustomObject({ ...RAY, namespace, name, body: patch });

export const rayPods = async (k8s: Kubernetes, namespace: string, cluster: string): Promise<V1Pod[]> =>
    (await k8s.core.listNamespacedPod({ namespace, labelSelector: `ray.io/cluster=${cluster}` })).items;

export const rayHead = async (k8s: Kubernetes, namespace: string, cluster: string): Promise<V1Pod | undefined> =>
    (await rayPods(k8s, namespace, cluster)).find(({ metadata }) => metadata?.labels?.["ray.io/node-type"] === "head");

export const rayWorkers = async (k8s: Kubernetes, namespace: string, cluster: string): Promise<V1Pod[]> =>
    (await rayPods(k8s, namespace, cluster)).filter(
        ({ metadata }) => metadata?.labels?.["ray.io/node-type"] === "worker",
    );

export const nodesByName = async (k8s: Kubernetes): Promise<Map<string, V1Node>> =>
    new Map((await k8s.core.listNode()).items.map((node) => [node.metadata?.name ?? "", node]));

/** `undefined` instead of an exception when the object is not there. */
export async function ifThere<T>(read: Promise<T>): Promise<T | undefined> {
    try {
        return await read;
    } catch (error) {
        if (error instanceof ApiException && error.code === 404) return undefined;
        throw error;
    }
}
