/** A RayCluster as we write it. Pod templates stay plain trees: users may add to them what they like. */
export interface RayClusterObject {
    readonly apiVersion: "ray.io/v1";
    readonly kind: "RayCluster";
    readonly metadata: {
        readonly name: string;
        readonly namespace: string;
        readonly labels: Readonly<Record<string, string>>;
        readonly annotations: Readonly<Record<string, string>>;
    };
    readonly spec: RayClusterSpec;
}

export interface RayClusterSpec {
    readonly rayVersion?: string;
    readonly enableInTreeAutoscaling: boolean;
    readonly autoscalerOptions?: Tree;
    readonly authOptions?: { readonly mode: "token" | "disabled" };
    readonly headGroupSpec: RayGroup;
    /** One owner has the whole list: server-side apply knows no entries of it, and the Ray autoscaler counts them. */
    readonly workerGroupSpecs: readonly RayWorkerGroup[];
}

export interface RayGroup {
    readonly rayStartParams: Readonly<Record<string, string>>;
    readonly template: Tree;
}

export interface RayWorkerGroup extends RayGroup {
    readonly groupName: string;
    readonly replicas: number;
    readonly minReplicas: number;
    readonly maxReplicas: number;
    readonly numOfHosts?: number;
    readonly scaleStrategy?: Tree;
}

/** A plain JSON object. */
export interface Tree {
    readonly [key: string]: Json;
}
export type Json = null | boolean | number | string | readonly Json[] | Tree;

export const isTree = (value: unknown): value is Tree =>
    typeof value === "object" && value !== null && !Array.isArray(value);
