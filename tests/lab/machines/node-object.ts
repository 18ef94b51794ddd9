import { type CoreV1Api, PatchStrategy, setHeaderOptions, type V1Node } from "@kubernetes/client-node";
import { gone } from "../supervisor/kubernetes";

/** `undefined` when no kubelet has registered it yet. */
export const readNode = (core: CoreV1Api, name: string): Promise<V1Node | undefined> =>
    core.readNode({ name }).catch(gone);

export const patchNode = (core: CoreV1Api, name: string, body: object): Promise<V1Node> =>
    core.patchNode({ name, body }, setHeaderOptions("Content-Type", PatchStrategy.MergePatch));

export const isReady = (node: V1Node | undefined): boolean =>
    (node?.status?.conditions ?? []).some(({ type, status }) => type === "Ready" && status === "True");
