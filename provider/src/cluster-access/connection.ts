import { type CredentialSource } from "./credentials";
import { credentialsRefused, isNotFound, KubernetesError } from "./errors";
import { type Kind, type KubernetesObject, listPath, objectPath } from "./objects";
import { type Patience, patiently } from "./patience";
import { bodyOf, type Request, send } from "./request";
import { type Watch, type WatchTarget } from "./watch";
import { Watches } from "./watches";

export const FIELD_MANAGER = "pulumi-kuberay";
const SILENCE_MS = 60_000;

export interface ApplyOptions {
    /** Takes fields over from whoever owns them. With a resourceVersion in the object nothing unseen is lost. */
    readonly force?: boolean;
}

/** One API server, as one identity. */
export class Connection {
    private readonly watches = new Watches(this);

    constructor(
        readonly server: string,
        private readonly credentials: CredentialSource,
    ) {}

    /** `undefined` when it does not exist. */
    async get<T extends KubernetesObject>(
        kind: Kind<T>,
        namespace: string | undefined,
        name: string,
        patience: Patience,
    ): Promise<T | undefined> {
        try {
            return await this.ask<T>({ method: "GET", path: objectPath(kind, namespace, name) }, patience);
        } catch (error) {
            if (isNotFound(error)) return undefined;
            throw error;
        }
    }

    async list<T extends KubernetesObject>(
        kind: Kind<T>,
        namespace: string | undefined,
        patience: Patience,
        query: Request["query"] = {},
        accept?: string,
    ): Promise<{ readonly items: T[]; readonly resourceVersion: string }> {
        const path = listPath(kind, namespace);
        const list = await this.ask<List<T>>({ method: "GET", path, query, accept }, patience);
        // Items of a list come without these two.
        const items = (list.items ?? []).map((item) => ({ ...item, apiVersion: kind.apiVersion, kind: kind.kind }));
        return { items, resourceVersion: list.metadata.resourceVersion };
    }

    /** Server-side apply: the object is made or brought to what is said, and other people's fields are left alone. */
    apply<T extends KubernetesObject>(kind: Kind<T>, object: object, patience: Patience, options: ApplyOptions = {}) {
        const { metadata } = object as KubernetesObject;
        return this.ask<T>(
            {
                method: "PATCH",
                path: objectPath(kind, metadata.namespace, metadata.name),
                query: { fieldManager: FIELD_MANAGER, force: options.force === true ? true : undefined },
                contentType: "application/apply-patch+yaml",
                body: object,
            },
            patience,
        );
    }

    /** A JSON merge patch: what it says is changed. With a resourceVersion in it only if nobody has written since. */
    merge<T extends KubernetesObject>(
        kind: Kind<T>,
        { metadata }: KubernetesObject,
        patch: object,
        patience: Patience,
    ) {
        return this.ask<T>(
            {
                method: "PATCH",
                path: objectPath(kind, metadata.namespace, metadata.name),
                query: { fieldManager: FIELD_MANAGER },
                contentType: "application/merge-patch+json",
                body: patch,
            },
            patience,
        );
    }

    /** Whether there was something to delete. `uid` keeps a namesake made since then safe. */
    async delete(
        kind: Kind,
        namespace: string | undefined,
        name: string,
        patience: Patience,
        options: { readonly uid?: string; readonly foreground?: boolean } = {},
    ): Promise<boolean> {
        const body = {
            kind: "DeleteOptions",
            apiVersion: "v1",
            ...(options.uid !== undefined && { preconditions: { uid: options.uid } }),
            ...(options.foreground === true && { propagationPolicy: "Foreground" }),
        };
        try {
            await this.ask({ method: "DELETE", path: objectPath(kind, namespace, name), body }, patience);
            return true;
        } catch (error) {
            if (isNotFound(error)) return false;
            throw error;
        }
    }

    /** A watch shared by all who ask for the same one; it must be released. */
    watch<T extends KubernetesObject>(target: WatchTarget<T>): Watch<T> {
        return this.watches.open(target);
    }

    /** An answer that goes on, such as a watch. */
    async stream(request: Omit<Request, "silenceMs">, silenceMs: number) {
        return send(this.server, await this.credentials.get(), { ...request, silenceMs });
    }

    private ask<T>(request: Omit<Request, "signal" | "silenceMs">, patience: Patience): Promise<T> {
        return patiently(patience, async () => {
            const full: Request = { ...request, signal: patience.signal, silenceMs: SILENCE_MS };
            try {
                return await this.once<T>(full);
            } catch (error) {
                if (!isUnauthorized(error)) throw error;
                // A token that has just run out: once more with a new one.
                this.credentials.drop();
                return await this.once<T>(full).catch((again: unknown) => {
                    throw isUnauthorized(again) ? credentialsRefused(this.server, again.message) : again;
                });
            }
        });
    }

    private async once<T>(request: Request): Promise<T> {
        const answer = await send(this.server, await this.credentials.get(), request);
        return JSON.parse(await bodyOf(answer, this.server, request.signal)) as T;
    }
}

interface List<T> {
    /** Go's word for an empty list is null, where only metadata was asked for. */
    readonly items: T[] | null;
    readonly metadata: { readonly resourceVersion: string };
}

const isUnauthorized = (error: unknown): error is KubernetesError =>
    error instanceof KubernetesError && error.status === 401;
