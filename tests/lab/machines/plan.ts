import { type V1Node } from "@kubernetes/client-node";
import { isDeepStrictEqual } from "node:util";
import { type MachineGroup } from "../aws/machines";
import { isReady } from "./node-object";
import { rollStep } from "./roll";
import {
    ASKED_ANNOTATION,
    type Asked,
    askedOf,
    CORDONED_ANNOTATION,
    GENERATION_ANNOTATION,
    NODE_GROUP_LABEL,
} from "./node";

export interface MachinesPlan {
    /** Groups that lack machines, once for each machine that they lack. */
    readonly missing: readonly MachineGroup[];
    /** Nodes whose machine is one too many: of groups that have shrunk or gone. */
    readonly surplus: readonly V1Node[];
    /** Nodes that a new version of their group takes the place of now. */
    readonly replaced: readonly { readonly node: V1Node; readonly group: MachineGroup }[];
    /** Nodes of an old version, which get no more pods. */
    readonly cordoned: readonly V1Node[];
    /** Nodes that were to be replaced and are to stay: their group's update has failed. */
    readonly reopened: readonly V1Node[];
    /** Nodes whose group asks for other labels or taints than when they last heard of it. */
    readonly outdated: readonly { readonly node: V1Node; readonly before: Asked; readonly asked: Asked }[];
}

/**
 * Compares what AWS runs with what has registered. Nodes that were added by hand belong to no group and are left alone,
 * and so are those that are being emptied already.
 */
export function planMachines(
    groups: readonly MachineGroup[],
    nodes: readonly V1Node[],
    leaving: ReadonlySet<string> = new Set(),
): MachinesPlan {
    const registered = nodes.filter((node) => groupNameOf(node) !== undefined);
    const known = new Set(groups.map(({ nodeGroup }) => nodeGroup));
    const isLeaving = ({ metadata }: V1Node): boolean => leaving.has(metadata?.name ?? "");
    const plans = groups.map((group) => planGroup(group, nodesOf(group.nodeGroup, registered), isLeaving));
    const orphans = registered.filter((node) => !known.has(groupNameOf(node) ?? "") && !isLeaving(node));
    return {
        missing: plans.flatMap(({ missing }) => missing),
        surplus: [...plans.flatMap(({ surplus }) => surplus), ...orphans],
        replaced: plans.flatMap(({ replaced }) => replaced),
        cordoned: plans.flatMap(({ cordoned }) => cordoned),
        reopened: plans.flatMap(({ reopened }) => reopened),
        outdated: plans.flatMap(({ outdated }) => outdated),
    };
}

function planGroup(group: MachineGroup, nodes: readonly V1Node[], isLeaving: (node: V1Node) => boolean): MachinesPlan {
    const oldestFirst = nodes.toSorted((a, b) => ageKey(a).localeCompare(ageKey(b)));
    const present = oldestFirst.filter((node) => isOfGeneration(node, group.generation) && !isLeaving(node));
    const old = oldestFirst.filter((node) => !isOfGeneration(node, group.generation));
    const current = present.slice(0, group.count);
    const asked = askedOf(group);
    const step = rollStep(group, current, old, isLeaving);
    return {
        missing: Array.from({ length: step.starting }, () => group),
        surplus: present.slice(group.count),
        replaced: step.ending.map((node) => ({ node, group })),
        cordoned: step.cordoned,
        reopened: current.filter(({ metadata }) => metadata?.annotations?.[CORDONED_ANNOTATION] !== undefined),
        outdated: current
            .map((node) => ({ node, before: askedBefore(node), asked }))
            .filter(({ before }) => !isDeepStrictEqual(before, asked)),
    };
}

/** Whether all machines of a group run as it says by now, and no other. */
export function isSettled(group: MachineGroup, nodes: readonly V1Node[]): boolean {
    const own = nodesOf(group.nodeGroup, nodes);
    return own.length === group.count && own.every((node) => isOfGeneration(node, group.generation) && isReady(node));
}

export const nodesOf = (nodeGroup: string, nodes: readonly V1Node[]): V1Node[] =>
    nodes.filter((node) => groupNameOf(node) === nodeGroup);

const isOfGeneration = (node: V1Node, generation: number): boolean =>
    node.metadata?.annotations?.[GENERATION_ANNOTATION] === String(generation);

const groupNameOf = (node: V1Node): string | undefined =>
    node.metadata?.annotations?.[ASKED_ANNOTATION] === undefined ? undefined : node.metadata.labels?.[NODE_GROUP_LABEL];

const askedBefore = (node: V1Node): Asked =>
    JSON.parse(node.metadata?.annotations?.[ASKED_ANNOTATION] ?? "{}") as Asked;

/** Creation times have whole seconds; the name decides between nodes of one second, so that the choice is stable. */
function ageKey(node: V1Node): string {
    const created = node.metadata?.creationTimestamp;
    return `${created === undefined ? "" : new Date(created).toISOString()} ${node.metadata?.name ?? ""}`;
}
