import { type Tree } from "../../shared/tree";

/** The fields that we write; the user's `spec` may add others. */
export interface RayClusterSpec {
    readonly rayVersion?: string;
    readonly suspend?: boolean;
    readonly managedBy?: string;
    readonly enableInTreeAutoscaling: boolean;
    readonly autoscalerOptions?: Tree;
    readonly authOptions?: AuthOptions;
    readonly gcsFaultToleranceOptions?: Tree;
    readonly upgradeStrategy?: { readonly type: "None" };
    readonly headServiceAnnotations?: Readonly<Record<string, string>>;
    readonly headGroupSpec: RayHeadGroup;
    /** One owner has the whole list: server-side apply knows no entries of it, and the Ray autoscaler counts them. */
    readonly workerGroupSpecs: readonly RayWorkerGroup[];
}

export interface AuthOptions {
    readonly mode: "token" | "disabled";
    readonly secretName?: string;
    readonly enableK8sTokenAuth?: true;
}

export interface RayGroup {
    readonly rayStartParams: Readonly<Record<string, string>>;
    /** What Ray believes the pods to offer. */
    readonly resources?: Readonly<Record<string, string>>;
    /** What Ray can schedule by; KubeRay puts them on the pods as well. */
    readonly labels?: Readonly<Record<string, string>>;
    readonly template: Tree;
}

export interface RayHeadGroup extends RayGroup {
    readonly serviceType?: string;
    readonly headService?: Tree;
}

export interface RayWorkerGroup extends RayGroup {
    readonly groupName: string;
    readonly replicas: number;
    readonly minReplicas: number;
    readonly maxReplicas: number;
    readonly numOfHosts?: number;
    readonly idleTimeoutSeconds?: number;
    readonly priority?: number;
    readonly scaleStrategy?: Tree;
}
