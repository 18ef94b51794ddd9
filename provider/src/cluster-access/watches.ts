import { type Connection } from "./connection";
import { type Kind, type KubernetesObject } from "./objects";
import { SharedWatch } from "./shared-watch";

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

/** The watches of one connection, each opened once and closed when its last holder lets go. */
export class Watches {
    private readonly open_ = new Map<string, SharedWatch<KubernetesObject>>();

    constructor(private readonly connection: Connection) {}

    open<T extends KubernetesObject>(target: WatchTarget<T>): Watch<T> {
        const { kind, namespace = "", labelSelector = "", fieldSelector = "" } = target;
        const key = [kind.apiVersion, kind.plural, namespace, labelSelector, fieldSelector].join(" ");
        // The key holds the kind, and a kind its type of object.
        let shared = this.open_.get(key) as SharedWatch<T> | undefined;
        if (shared === undefined) {
            shared = new SharedWatch(this.connection, target);
            this.open_.set(key, shared as unknown as SharedWatch<KubernetesObject>);
        }
        return shared.hold(() => this.open_.delete(key));
    }
}
