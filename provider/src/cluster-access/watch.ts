import { type IncomingMessage } from "node:http";
import { type Kind, type KubernetesObject } from "./objects";
import { type Patience } from "./patience";
import { type Request } from "./request";

/** What is watched. Two targets of the same kind, namespace and selectors are one watch. */
export interface WatchTarget<T extends KubernetesObject> {
    readonly kind: Kind<T>;
    readonly namespace: string | undefined;
    readonly labelSelector?: string;
    readonly fieldSelector?: string;
    /** The key objects are found by, e.g. the cluster a pod belongs to. */
    readonly index: (object: T) => string;
    /** Keeps of an object what is needed: a hundred clusters' pods are all held in memory. */
    readonly keep?: (object: T) => T;
}

/** One holder's part in a shared watch. */
export interface Watch<T extends KubernetesObject> {
    /** Resolves when the first list is in; rejects when it is refused for good. */
    readonly ready: Promise<void>;
    get(key: string): readonly T[];
    /** Why the watch stands still at the moment, if it does. */
    trouble(): string | undefined;
    onChange(listener: () => void): () => void;
    release(): void;
}

/** What a watch needs of the connection that it is one of. */
export interface WatchSource {
    list<T extends KubernetesObject>(
        kind: Kind<T>,
        namespace: string | undefined,
        patience: Patience,
        query: Request["query"],
    ): Promise<{ readonly items: T[]; readonly resourceVersion: string }>;
    stream(request: Omit<Request, "silenceMs">, silenceMs: number): Promise<IncomingMessage>;
}
