import { type IncomingMessage } from "node:http";
import { type Kind, type KubernetesObject } from "./objects";
import { type Patience } from "./patience";
import { type Request } from "./request";

/**
 * How the objects of a watch are kept and found. Each is made once, as a constant: a watch is shared by those who name
 * the same one, since what it has let go of or sorted otherwise it cannot give to others.
 */
export interface View<T extends KubernetesObject> {
    /** The key objects are found by, e.g. the cluster a pod belongs to. */
    readonly index: (object: T) => string;
    /** Keeps of an object what is needed: a hundred clusters' pods are all held in memory. */
    readonly keep?: (object: T) => T;
}

export const BY_NAME = { index: ({ metadata }: KubernetesObject): string => metadata.name };

/** What is watched. Two targets that agree in all of it are one watch. */
export interface WatchTarget<T extends KubernetesObject> {
    readonly kind: Kind<T>;
    readonly namespace: string | undefined;
    readonly labelSelector?: string;
    readonly fieldSelector?: string;
    /** Whether to leave the contents out of the answers, as of Secrets of which only the names are asked. */
    readonly metadataOnly?: boolean;
    readonly view: View<T>;
}

/** One holder's part in a shared watch. */
export interface Watch<T extends KubernetesObject> {
    /** Resolves when the first list is in; rejects when it is refused for good. */
    readonly ready: Promise<void>;
    get(key: string): readonly T[];
    /** Every object of the watch. */
    all(): readonly T[];
    /** Why the watch stands still at the moment, if it does. */
    trouble(): string | undefined;
    /** Tells of every change, or of those of one key alone: a hundred clusters need not wake for each other's pods. */
    onChange(listener: () => void, key?: string): () => void;
    /** Hands over every version of every object as it comes: some are gone before a listener of changes looks. */
    onEach(listener: (object: T) => void): () => void;
    release(): void;
}

/** What a watch needs of the connection that it is one of. */
export interface WatchSource {
    list<T extends KubernetesObject>(
        kind: Kind<T>,
        namespace: string | undefined,
        patience: Patience,
        query: Request["query"],
        accept?: string,
    ): Promise<{ readonly items: T[]; readonly resourceVersion: string }>;
    stream(request: Omit<Request, "silenceMs">, silenceMs: number): Promise<IncomingMessage>;
}
