import { type Kind, kindOf, type KubernetesObject } from "../../cluster-access/objects";

/** What we look at in a node. */
export interface KubernetesNode extends KubernetesObject {
    readonly status?: { readonly conditions?: readonly { readonly type: string; readonly status: string }[] };
}

export const NODE: Kind<KubernetesNode> = kindOf<KubernetesNode>("v1", "Node", "nodes");

export const slimNode = ({ apiVersion, kind, metadata, status }: KubernetesNode): KubernetesNode => ({
    apiVersion,
    kind,
    metadata: { name: metadata.name, uid: metadata.uid, deletionTimestamp: metadata.deletionTimestamp },
    status: { conditions: (status?.conditions ?? []).filter(({ type }) => type === "Ready") },
});

/** The nodes of one pool, counted. */
export interface NodeCount {
    readonly ready: number;
    /** Those that come or go: what they will bring is still to be seen. */
    readonly others: number;
}

export function countNodes(nodes: readonly KubernetesNode[]): NodeCount {
    const isReady = ({ metadata, status }: KubernetesNode) =>
        metadata.deletionTimestamp === undefined && (status?.conditions ?? []).some((it) => it.status === "True");
    const ready = nodes.filter(isReady).length;
    return { ready, others: nodes.length - ready };
}
