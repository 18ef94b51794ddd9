import { type Connection } from "../../../provider/src/cluster-access/connection";
import { type Kind, type KubernetesObject } from "../../../provider/src/cluster-access/objects";
import { type Watch, type WatchTarget } from "../../../provider/src/cluster-access/watch";
import { type Operation } from "../../../provider/src/ray-object/operation";

/** Objects in memory, and as much of a connection to them as the code under test asks for. Selectors are ignored. */
export class FakeCluster {
    /** `PATCH Service train`, in order. */
    readonly requests: string[] = [];
    /** Progress lines, each once. */
    readonly said: string[] = [];
    /** By kind, why it cannot be read. */
    readonly refusals = new Map<string, Error>();
    private objects: readonly KubernetesObject[] = [];
    private readonly listeners = new Set<() => void>();

    /** What a deletion does; by default the object is gone at once. */
    onDelete: (object: KubernetesObject) => void = (object) => {
        this.remove(object);
    };
    onApply: (object: KubernetesObject) => void = (object) => {
        this.put({ ...object, metadata: { ...object.metadata, uid: `new ${object.metadata.name}` } });
    };

    put(...objects: readonly KubernetesObject[]): void {
        const uids = objects.map(({ metadata }) => metadata.uid);
        this.objects = [...this.objects.filter(({ metadata }) => !uids.includes(metadata.uid)), ...objects];
        this.tell();
    }

    remove({ metadata }: KubernetesObject): void {
        this.objects = this.objects.filter((it) => it.metadata.uid !== metadata.uid);
        this.tell();
    }

    operation(timeoutSeconds = 600): Operation {
        const signal = new AbortController().signal;
        return {
            at: { signal },
            connection: this.connection(),
            patience: { signal, patienceMs: 0, onRetry: () => undefined },
            timeoutSeconds,
            deadline: Date.now() + timeoutSeconds * 1000,
            say: (line: string) => {
                if (this.said.at(-1) !== line) this.said.push(line);
            },
        } as unknown as Operation;
    }

    private connection(): Connection {
        const connection: Pick<Connection, "list" | "watch" | "delete" | "apply"> = {
            list: ({ kind }) => Promise.resolve({ items: this.of(kind), resourceVersion: "1" }),
            watch: (target) => this.watch(target),
            delete: ({ kind }, _namespace, name) => {
                this.requests.push(`DELETE ${kind} ${name}`);
                const found = this.of(kind).find(({ metadata }) => metadata.name === name);
                if (found !== undefined) this.onDelete(found);
                return Promise.resolve(found !== undefined);
            },
            apply: <T extends KubernetesObject>({ kind }: Kind<T>, object: object) => {
                const applied = object as T;
                this.requests.push(`PATCH ${kind} ${applied.metadata.name}`);
                this.onApply(applied);
                return Promise.resolve(applied);
            },
        };
        return connection as Connection;
    }

    private watch<T extends KubernetesObject>({ kind, view }: WatchTarget<T>): Watch<T> {
        const refusal = this.refusals.get(kind.kind);
        return {
            ready: refusal === undefined ? Promise.resolve() : Promise.reject(refusal),
            get: (key) => this.of<T>(kind.kind).filter((object) => view.index(object) === key),
            all: () => this.of<T>(kind.kind),
            trouble: () => undefined,
            onChange: (listener) => {
                this.listeners.add(listener);
                return () => this.listeners.delete(listener);
            },
            onEach: () => () => undefined,
            release: () => undefined,
        };
    }

    private of<T extends KubernetesObject>(kind: string): T[] {
        return this.objects.filter((object) => object.kind === kind) as T[];
    }

    private tell(): void {
        for (const listener of [...this.listeners]) listener();
    }
}

/** Lets what waits on promises go on, as often as a few steps need. */
export async function settle(): Promise<void> {
    for (let step = 0; step < 20; step++) await Promise.resolve();
}
