import { type PlannedArgs } from "../plan/planned-args";
import { isConflict } from "../../cluster-access/errors";
import { kindOf } from "../../cluster-access/objects";
import { type View, type Watch } from "../../cluster-access/watch";
import { duration, nextChange, type Operation } from "../../ray-object/operation";
import { CLUSTER_LABEL } from "../../ray-object/pods/pod";
import {
    HEAD_SERVICE_ANNOTATION,
    headServiceHash,
    headServiceMark,
    headServicePlan,
    isAsPlanned,
    type LiveService,
    markText,
} from "./head-service";
import { type LiveRayCluster } from "../../ray-object/watch/live";
import { type RayClusterObject } from "../plan/object";

const SERVICE = kindOf<LiveService>("v1", "Service", "services");
/** The operator makes a Service within a second after the last one is gone. */
const REMAKE_MS = 60_000;
const BY_UID: View<LiveService> = { index: ({ metadata }) => metadata.uid ?? "" };
const MAKING = "making the head's Service anew";
/** A Service made from the spec before is deleted again, but not for ever. */
const MOST_TRIES = 3;

const selectorOf = (cluster: string): string => `${CLUSTER_LABEL}=${cluster},ray.io/node-type=head`;

/** The mark that goes with a spec: which Service, if any, was made from another. */
export async function headServiceAnnotation(
    operation: Operation,
    { namespace, name }: PlannedArgs,
    planned: RayClusterObject,
    live: LiveRayCluster | undefined,
): Promise<Readonly<Record<string, string>>> {
    const hash = headServiceHash(planned);
    // Without a mark the object was made by others; theirs is then from what the live spec says.
    const before = live === undefined ? undefined : (headServiceMark(live) ?? { hash: headServiceHash(live) });
    if (before === undefined || before.hash === hash) {
        return { [HEAD_SERVICE_ANNOTATION]: markText({ hash, outdated: before?.outdated }) };
    }
    const [service] = await list(operation, namespace, name);
    return { [HEAD_SERVICE_ANNOTATION]: markText({ hash, outdated: service?.metadata.uid }) };
}

/** What KubeRay takes for the head's Service of a cluster. */
const list = async ({ connection, patience }: Operation, namespace: string, cluster: string): Promise<LiveService[]> =>
    (await connection.list(SERVICE, namespace, patience, { labelSelector: selectorOf(cluster) })).items;

/**
 * Deletes the head's Service when the mark calls it outdated, so that the operator makes it from the spec as it is now.
 * It takes a moment in which the head has no name: clients reconnect, and so do workers.
 */
export async function replaceHeadService(
    operation: Operation,
    { namespace, name, wait }: PlannedArgs,
    written: LiveRayCluster,
): Promise<void> {
    const outdated = headServiceMark(written)?.outdated;
    if (outdated === undefined) return;
    // The mark stays when all is done.
    if (!(await list(operation, namespace, name)).some(({ metadata }) => metadata.uid === outdated)) return;
    const services = operation.connection.watch<LiveService>({
        kind: SERVICE,
        namespace,
        labelSelector: selectorOf(name),
        view: BY_UID,
    });
    try {
        await services.ready;
        const plan = headServicePlan(written);
        for (let attempt = 0; attempt < MOST_TRIES; attempt++) {
            // One that is there before we have deleted any is left alone: others may have edited it.
            const isWrong = (service: LiveService) =>
                service.metadata.uid === outdated || (attempt > 0 && !isAsPlanned(service, plan));
            const wrong = services.all().filter(isWrong);
            if (wrong.length === 0) return;
            operation.say(MAKING);
            await Promise.all(wrong.map((service) => remove(operation, service)));
            if (wait === "none") return;
            await untilRemade(operation, services, new Set(wrong.map(({ metadata }) => metadata.uid)));
        }
        throw new Error(
            `KubeRay makes the head's Service of ${namespace}/${name} from an earlier spec, again and again`,
        );
    } finally {
        services.release();
    }
}

async function remove({ connection, patience }: Operation, { metadata }: LiveService): Promise<void> {
    const { namespace, name, uid } = metadata;
    await connection.delete(SERVICE, namespace, name, patience, { uid }).catch((error: unknown) => {
        if (!isConflict(error)) throw error;
    });
}

async function untilRemade(
    operation: Operation,
    services: Watch<LiveService>,
    gone: ReadonlySet<string | undefined>,
): Promise<void> {
    await untilGone(operation, services, gone);
    const until = Math.min(Date.now() + REMAKE_MS, operation.deadline);
    operation.say(MAKING);
    while (services.all().length === 0) {
        if (Date.now() >= until) {
            throw new Error(
                "the head's Service was deleted so that KubeRay makes it as it is to be now, and it has not done so within a minute. Make sure that the operator runs and watches this namespace.",
            );
        }
        await nextChange([services], until - Date.now(), operation.at.signal);
    }
}

/**
 * KubeRay makes no Service while the last one is still there, and whoever runs load balancers keeps it by a finalizer
 * until the load balancer is gone, which takes minutes.
 */
async function untilGone(
    operation: Operation,
    services: Watch<LiveService>,
    gone: ReadonlySet<string | undefined>,
): Promise<void> {
    for (;;) {
        const left = services.all().filter(({ metadata }) => gone.has(metadata.uid));
        if (left.length === 0) return;
        if (Date.now() >= operation.deadline) throw new Error(stuck(operation, left));
        const held = left.some(({ metadata }) => (metadata.finalizers ?? []).length > 0);
        if (held) operation.say("waiting until the head's old Service, and its load balancer, is gone");
        await nextChange([services], operation.deadline - Date.now(), operation.at.signal);
    }
}

function stuck({ timeoutSeconds }: Operation, left: readonly LiveService[]): string {
    const each = left.map(({ metadata: { namespace = "", name, finalizers = [] } }) => {
        const holders = finalizers.length === 0 ? "" : ` (held by finalizer ${finalizers.join(", ")})`;
        return `Service ${namespace}/${name}${holders}`;
    });
    return `the head's old Service is still there after ${duration(timeoutSeconds)}: ${each.join(", ")}. KubeRay makes the new one only then. Remove what holds it, and try again.`;
}
