import { createInterface } from "node:readline";
import { Cancelled, isTransient, KubernetesError, messageOf } from "./errors";
import { type KubernetesObject, listPath } from "./objects";
import { sleep } from "./patience";
import { type Watch, type WatchSource, type WatchTarget } from "./watch";

/** The server ends a watch after this; load balancers forget quiet connections a little later. */
const WATCH_SECONDS = 240;
const SILENCE_MS = (WATCH_SECONDS + 30) * 1000;
const FIRST_LIST_PATIENCE_MS = 60_000;
const LONGEST_PAUSE_MS = 5_000;
/** Changes come in bursts; listeners are told once for each. */
const GATHER_MS = 25;

/** A watch that nobody holds is kept for the next who comes: an engine that works in waves lists once, not once a wave. */
const LINGER_MS = 10_000;

/** How an API server is asked for objects without their contents. */
const metadataOf = (kind: string): string => `application/json;as=${kind};g=meta.k8s.io;v=v1`;

/** A listener and the key that it listens for. */
interface Listener {
    readonly call: () => void;
    readonly key: string | undefined;
}

interface WatchEvent<T> {
    readonly type: "ADDED" | "MODIFIED" | "DELETED" | "BOOKMARK" | "ERROR";
    readonly object: T & { readonly code?: number; readonly message?: string };
}

/**
 * Lists once, then follows the changes, and starts over when the server has forgotten where we were. It runs in the
 * background, where an uncaught error would vanish without a trace: everything is caught here and kept as `trouble`.
 */
export class SharedWatch<T extends KubernetesObject> {
    private readonly objects = new Map<string, T>();
    private byKey: Map<string, T[]> | undefined;
    private readonly listeners = new Set<Listener>();
    /** Keys of the burst of changes that is being gathered; `undefined` stands for all. */
    private readonly changedKeys = new Set<string | undefined>();
    private readonly witnesses = new Set<(object: T) => void>();
    private readonly stop = new AbortController();
    private readonly ready: Promise<void>;
    private holders = 0;
    private lingering: NodeJS.Timeout | undefined;
    private problem: string | undefined;
    private gathering = false;
    private isListed = false;

    constructor(
        private readonly source: WatchSource,
        private readonly target: WatchTarget<T>,
    ) {
        const first = this.list(FIRST_LIST_PATIENCE_MS);
        this.ready = first.then(() => {
            this.isListed = true;
        });
        this.ready.catch(() => undefined);
        void first
            .then((version) => this.follow(version))
            .catch((error: unknown) => {
                this.note(error);
            });
    }

    hold(whenUnused: () => void): Watch<T> {
        this.holders += 1;
        clearTimeout(this.lingering);
        const mine = new Set<Listener>();
        let held = true;
        return {
            ready: this.ready,
            get: (key) => this.index().get(key) ?? [],
            all: () => [...this.objects.values()],
            trouble: () => this.problem,
            onChange: (call, key) => {
                const listener: Listener = { call, key };
                mine.add(listener);
                this.listeners.add(listener);
                return () => mine.delete(listener) && this.listeners.delete(listener);
            },
            onEach: (witness) => {
                this.witnesses.add(witness);
                return () => this.witnesses.delete(witness);
            },
            release: () => {
                if (!held) return;
                held = false;
                for (const listener of mine) this.listeners.delete(listener);
                this.holders -= 1;
                if (this.holders > 0) return;
                const end = () => {
                    // Held again, or ended by the one before: its place may be another's by now.
                    if (this.holders > 0 || this.stop.signal.aborted) return;
                    whenUnused();
                    this.stop.abort();
                };
                // One that was refused is no good to the next; they ask anew.
                if (this.isListed && this.problem === undefined) this.lingering = setTimeout(end, LINGER_MS).unref();
                else end();
            },
        };
    }

    private index(): Map<string, T[]> {
        if (this.byKey !== undefined) return this.byKey;
        this.byKey = new Map();
        for (const object of this.objects.values()) {
            const key = this.target.view.index(object);
            const group = this.byKey.get(key);
            if (group === undefined) this.byKey.set(key, [object]);
            else group.push(object);
        }
        return this.byKey;
    }

    private async list(patienceMs: number): Promise<string> {
        const { kind, namespace, labelSelector, fieldSelector } = this.target;
        const patience = { signal: this.stop.signal, patienceMs };
        const accept = this.accept("PartialObjectMetadataList");
        const list = await this.source.list(kind, namespace, patience, { labelSelector, fieldSelector }, accept);
        this.objects.clear();
        for (const object of list.items) this.put(object);
        this.changed(undefined);
        return list.resourceVersion;
    }

    private async follow(from: string): Promise<void> {
        let version: string | undefined = from;
        let pause = 0;
        while (!this.stop.signal.aborted) {
            try {
                version ??= await this.list(0);
                this.problem = undefined;
                version = await this.watch(version);
                pause = 0;
            } catch (error) {
                if (error instanceof Cancelled) return;
                this.note(error);
                // 410: the server has forgotten that version. Anything else that is not passing is cured by a list, too.
                if (!isTransient(error)) version = undefined;
                pause = Math.min(Math.max(pause * 2, 250), LONGEST_PAUSE_MS);
                await sleep(pause, this.stop.signal);
            }
        }
    }

    /** Until the server ends it; returns the version to go on from. */
    private async watch(from: string): Promise<string> {
        const { kind, namespace, labelSelector, fieldSelector } = this.target;
        const query = {
            watch: true,
            allowWatchBookmarks: true,
            timeoutSeconds: WATCH_SECONDS,
            resourceVersion: from,
            labelSelector,
            fieldSelector,
        };
        const request = {
            method: "GET",
            path: listPath(kind, namespace),
            query,
            accept: this.accept("PartialObjectMetadata"),
            signal: this.stop.signal,
        } as const;
        const answer = await this.source.stream(request, SILENCE_MS);
        let version = from;
        const lines = createInterface({ input: answer, crlfDelay: Infinity });
        // The iterator of `readline` ends quietly when its input breaks; a broken watch and an ended one go on alike.
        answer.on("error", () => {
            lines.close();
        });
        for await (const line of lines) version = this.take(line) ?? version;
        if (this.stop.signal.aborted) throw new Cancelled();
        return version;
    }

    private take(line: string): string | undefined {
        if (line.trim() === "") return undefined;
        const { type, object } = JSON.parse(line) as WatchEvent<T>;
        if (type === "ERROR") {
            throw new KubernetesError(object.code ?? 410, "Expired", object.message ?? "the watch has expired");
        }
        if (type !== "BOOKMARK") {
            const before = this.objects.get(idOf(object));
            if (before !== undefined) this.changed(this.target.view.index(before));
            this.changed(this.target.view.index(object));
        }
        if (type === "DELETED") this.objects.delete(idOf(object));
        else if (type !== "BOOKMARK") this.put(object);
        return object.metadata.resourceVersion;
    }

    private put(object: T): void {
        const kept = this.target.view.keep?.(object) ?? object;
        this.objects.set(idOf(object), kept);
        for (const witness of this.witnesses) witness(kept);
    }

    private changed(key: string | undefined): void {
        this.byKey = undefined;
        this.changedKeys.add(key);
        if (this.gathering) return;
        this.gathering = true;
        setTimeout(() => {
            this.gathering = false;
            const keys = new Set(this.changedKeys);
            this.changedKeys.clear();
            const concerns = ({ key: own }: Listener) => own === undefined || keys.has(undefined) || keys.has(own);
            for (const listener of [...this.listeners].filter(concerns)) listener.call();
        }, GATHER_MS);
    }

    private accept(kind: string): string | undefined {
        return this.target.metadataOnly === true ? metadataOf(kind) : undefined;
    }

    private note(error: unknown): void {
        if (error instanceof Cancelled) return;
        this.problem = messageOf(error);
    }
}

const idOf = ({ metadata }: KubernetesObject): string => `${metadata.namespace ?? ""}/${metadata.name}`;
