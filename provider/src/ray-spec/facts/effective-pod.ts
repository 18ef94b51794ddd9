import { canonical } from "../../shared/canonical";
import { isRecord } from "../../shared/known";
import { type HeadArgs, type PodDefaults, type WorkerGroupArgs } from "../args/groups";

/** What the head and a worker group have in common. */
export type PodArgs = Pick<WorkerGroupArgs, keyof HeadArgs & keyof WorkerGroupArgs>;

type Merge = (shared: unknown, own: unknown) => unknown;

/** How an input of the head or a group meets the one of `podDefaults`; all others replace it. */
const MERGES: Readonly<Record<string, Merge>> = {
    env: byKey,
    envValueFrom: byKey,
    volumes: byKey,
    labels: byKey,
    annotations: byKey,
    nodeSelector: byKey,
    initContainers: byName,
    sidecars: byName,
    imagePullSecrets: added,
    tolerations: added,
    envFrom: added,
    topologySpreadConstraints: added,
};

/** How a container meets the one of the same name. */
const CONTAINER_MERGES: Readonly<Record<string, Merge>> = {
    env: byKey,
    envValueFrom: byKey,
    volumeMounts: byKey,
    ports: byKey,
    envFrom: added,
};

/**
 * The pod as it counts: `podDefaults` with what the head or a group says for itself on top. Takes inputs of any shape,
 * unknown ones too, so that rules can look at what will be planned.
 */
export const effectivePod = <T extends PodArgs>(defaults: PodDefaults | undefined, pod: T): T =>
    isRecord(defaults) && isRecord(pod) ? (merged(defaults, pod, MERGES) as unknown as T) : pod;

type Fields = Readonly<Record<string, unknown>>;

function merged(shared: Fields, own: Fields, merges: Readonly<Record<string, Merge>>): Fields {
    const all: Record<string, unknown> = { ...shared };
    for (const [key, value] of Object.entries(own)) {
        if (isAbsent(value)) continue;
        const merge = merges[key];
        all[key] = merge === undefined || isAbsent(all[key]) ? value : merge(all[key], value);
    }
    return { ...all, ...withoutRivals(shared, own) };
}

/** A variable is a value or comes from somewhere: the nearer word replaces the farther one of the other kind. */
function withoutRivals(shared: Fields, own: Fields): Fields {
    const left = (kind: string, rival: string): Fields => {
        const [defaults, rivals, mine] = [shared[kind], own[rival], own[kind]];
        if (!isRecord(defaults) || !isRecord(rivals) || !(isAbsent(mine) || isRecord(mine))) return {};
        const kept = Object.entries(defaults).filter(([name]) => !Object.hasOwn(rivals, name));
        return { [kind]: { ...Object.fromEntries(kept), ...(isRecord(mine) ? mine : {}) } };
    };
    return { ...left("env", "envValueFrom"), ...left("envValueFrom", "env") };
}

function byKey(shared: unknown, own: unknown): unknown {
    return isRecord(shared) && isRecord(own) ? { ...shared, ...own } : own;
}

function added(shared: unknown, own: unknown): unknown {
    if (!Array.isArray(shared) || !Array.isArray(own)) return own;
    const [theirs, ours]: [unknown[], unknown[]] = [shared, own];
    const there = new Set(theirs.map(canonical));
    // Once each: what the list itself says twice stays to be found.
    return [...theirs, ...ours.filter((item) => !there.delete(canonical(item)))];
}

function byName(shared: unknown, own: unknown): unknown {
    if (!Array.isArray(shared) || !Array.isArray(own)) return own;
    const [theirs, ours]: [unknown[], unknown[]] = [shared, own];
    const both = theirs.map((container) => {
        const mine = ours.find((other) => isSame(container, other));
        return isRecord(container) && isRecord(mine) ? merged(container, mine, CONTAINER_MERGES) : container;
    });
    // Of two of one name, which is a mistake, the second stays to be found.
    const first = ours.filter((mine, at) => ours.findIndex((other) => isSame(other, mine)) === at);
    const isMerged = (mine: unknown): boolean =>
        first.includes(mine) && theirs.some((container) => isSame(container, mine));
    return [...both, ...ours.filter((mine) => !isMerged(mine))];
}

const isSame = (a: unknown, b: unknown): boolean => isRecord(a) && isRecord(b) && a.name === b.name;

const isAbsent = (value: unknown): boolean => value === undefined || value === null;
