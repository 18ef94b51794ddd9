import { isConflict, isNotFound, isUnknownKind, KubernetesError } from "../../cluster-access/errors";
import { type Kind, type KubernetesObject } from "../../cluster-access/objects";
import { sleep } from "../../cluster-access/patience";
import { type ResourceContext } from "../../shared/custom-resource";
import { URN_ANNOTATION } from "../marks";
import { type Operation, type Sight } from "../operation";

/** The operator writes the status often, the Ray autoscaler about once a second; a write that lost the race is tried again after this. */
const CONFLICT_PAUSE_MS = 50;

/** What is written, by kind and name. */
export interface Target<T extends KubernetesObject> {
    readonly kind: Kind<T>;
    readonly namespace: string;
    readonly name: string;
}

/** Refuses an object that somebody else has made; one of ours is what a crash has left behind. */
export function refuseForeign(
    { urn, name: resource }: ResourceContext,
    { kind }: Kind,
    live: KubernetesObject | undefined,
): void {
    if (live === undefined || live.metadata.deletionTimestamp !== undefined) return;
    const { namespace = "", name, annotations = {} } = live.metadata;
    const owner = annotations[URN_ANNOTATION];
    if (owner === urn) return;
    const by = owner === undefined ? "was not made by this provider" : `belongs to ${owner}`;
    throw new Error(
        `${kind} ${namespace}/${name} exists already and ${by}. Give this one another name, delete that one, or take it over: pulumi import kuberay:index:${kind} ${resource} ${namespace}/${name}`,
    );
}

/** Reads and writes until nobody else has written in between. */
export async function untilNoConflict<R>(
    { at, deadline }: Pick<Operation, "at" | "deadline">,
    attempt: (isFirst: boolean) => Promise<R>,
): Promise<R> {
    for (let isFirst = true; ; isFirst = false) {
        try {
            return await attempt(isFirst);
        } catch (error) {
            if (!isConflict(error) || Date.now() > deadline) throw error;
            await sleep(CONFLICT_PAUSE_MS, at.signal);
        }
    }
}

/**
 * The object that is there, if any. A namesake that is being deleted must be gone before ours can be made. After a
 * conflict the watch is too late: the API server is asked where no sight is given.
 */
export async function untilNotGoing<T extends KubernetesObject>(
    operation: Operation,
    { kind, name, namespace }: Target<T>,
    sight: Sight<T | undefined> | undefined,
): Promise<T | undefined> {
    const { connection, patience, deadline, at } = operation;
    for (;;) {
        const isSeen = sight !== undefined && sight.trouble() === undefined;
        const live = isSeen ? sight.look() : await connection.get(kind, namespace, name, patience);
        if (live?.metadata.deletionTimestamp === undefined || Date.now() > deadline) return live;
        operation.say(`waiting until the ${kind.kind} of that name, which is being deleted, is gone`);
        await (sight === undefined ? sleep(1000, at.signal) : sight.next(1000, at.signal));
    }
}

/**
 * Writes the whole of an object. Forced, because others own fields of it too; safe, because what they wrote is in what
 * is written, and the resourceVersion makes sure that they have written nothing since.
 */
export async function applyObject<T extends KubernetesObject>(
    { connection, patience }: Operation,
    { kind, namespace }: Target<T>,
    object: object,
): Promise<T> {
    return connection.apply<T>(kind, object, patience, { force: true }).catch((error: unknown) => {
        throw explained(error, namespace);
    });
}

function explained(error: unknown, namespace: string): unknown {
    if (isUnknownKind(error) || !isNotFound(error) || !(error instanceof KubernetesError)) return error;
    if (!error.message.includes("namespaces")) return error;
    return new Error(
        `namespace ${namespace} does not exist. Make it first, with a resource that this one depends on, or give another namespace.`,
        { cause: error },
    );
}
