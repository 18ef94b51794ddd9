import { type V1Node } from "@kubernetes/client-node";
import { isDeepStrictEqual } from "node:util";
import { type MachineGroup } from "../aws/machines";
import { ASKED_ANNOTATION, type Asked, askedOf, GENERATION_ANNOTATION, NODE_GROUP_LABEL } from "./node";

export interface MachinesPlan {
    /** Groups that lack machines, once for each machine that they lack. */
    readonly missing: readonly MachineGroup[];
    /** Nodes whose machine is gone. */
    readonly surplus: readonly V1Node[];
    /** Nodes whose group asks for other labels or taints than when they last heard of it. */
    readonly outdated: readonly { readonly node: V1Node; readonly before: Asked; readonly asked: Asked }[];
}

/** Compares what AWS runs with what has registered. Nodes that were added by hand belong to no group and are left alone. */
export function planMachines(groups: readonly MachineGroup[], nodes: readonly V1Node[]): MachinesPlan {
    const registered = nodes.filter((node) => groupNameOf(node) !== undefined);
    const known = new Set(groups.map(({ nodeGroup }) => nodeGroup));
    const plans = groups.map((group) =>
        planGroup(
            group,
            registered.filter((node) => groupNameOf(node) === group.nodeGroup),
        ),
    );
    const orphans = registered.filter((node) => !known.has(groupNameOf(node) ?? ""));
    return {
        missing: plans.flatMap(({ missing }) => missing),
        surplus: [...plans.flatMap(({ surplus }) => surplus), ...orphans],
        outdated: plans.flatMap(({ outdated }) => outdated),
    };
}

function planGroup(group: MachineGroup, nodes: readonly V1Node[]): MachinesPlan {
    const oldestFirst = nodes.toSorted((a, b) => ageKey(a).localeCompare(ageKey(b)));
    const current = oldestFirst.filter((node) => isOfGeneration(node, group.generation));
    const asked = askedOf(group);
    return {
        missing: Array.from({ length: Math.max(0, group.count - current.length) }, () => group),
        surplus: [...oldestFirst.filter((node) => !current.includes(node)), ...current.slice(group.count)],
        outdated: current
            .slice(0, group.count)
            .map((node) => ({ node, before: askedBefore(node), asked }))
            .filter(({ before }) => !isDeepStrictEqual(before, asked)),
    };
}

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
