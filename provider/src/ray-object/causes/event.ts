import { type Kind, kindOf, type KubernetesObject } from "../../cluster-access/objects";
import { type View } from "../../cluster-access/watch";

export interface KubernetesEvent extends KubernetesObject {
    readonly type?: string;
    readonly reason?: string;
    readonly message?: string;
    readonly count?: number;
    readonly firstTimestamp?: string;
    readonly lastTimestamp?: string;
    readonly eventTime?: string;
    readonly series?: { readonly count?: number; readonly lastObservedTime?: string };
    readonly involvedObject: { readonly kind?: string; readonly name?: string; readonly uid?: string };
}

export const EVENT: Kind<KubernetesEvent> = kindOf<KubernetesEvent>("v1", "Event", "events");

/** Events are kept for an hour and counted up when they happen again: what stood there before a write is not about it. */
export class EventBaseline {
    private readonly seen: ReadonlySet<string>;

    constructor(events: readonly KubernetesEvent[]) {
        this.seen = new Set(events.map(occurrence));
    }

    newer(events: readonly KubernetesEvent[]): KubernetesEvent[] {
        return events.filter((event) => !this.seen.has(occurrence(event)));
    }
}

const occurrence = ({ metadata, count, series, lastTimestamp }: KubernetesEvent): string =>
    [metadata.uid, count ?? series?.count ?? 1, lastTimestamp ?? series?.lastObservedTime ?? ""].join(" ");

/** Found by the object that they are about: `Pod/train-head`. */
export const BY_OBJECT: View<KubernetesEvent> = {
    index: ({ involvedObject }) => `${involvedObject.kind ?? ""}/${involvedObject.name ?? ""}`,
};

export const latestOf = (events: readonly KubernetesEvent[]): KubernetesEvent | undefined =>
    [...events].sort((a, b) => timeOf(b).localeCompare(timeOf(a)))[0];

const timeOf = ({ lastTimestamp, series, eventTime }: KubernetesEvent): string =>
    lastTimestamp ?? series?.lastObservedTime ?? eventTime ?? "";

/** Warnings that stop the operator. */
export const isTrouble = (event: KubernetesEvent): boolean => isRefusal(event) || isNotMade(event);

const REFUSED = ["InvalidRayClusterSpec", "InvalidRayClusterMetadata", "InvalidRayClusterStatus"];

export const isRefusal = ({ reason = "" }: KubernetesEvent): boolean => REFUSED.includes(reason);

export const isNotMade = ({ reason = "" }: KubernetesEvent): boolean =>
    reason.startsWith("FailedTo") || reason === "AutoscalerServiceAccountNotFound";
