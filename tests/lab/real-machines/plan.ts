import { isDeepStrictEqual } from "node:util";
import { type MachineGroup } from "../aws/machines";
import { type Asked, askedOf } from "../machines/node";

/** A machine that runs, as far as the plan is concerned. */
export interface Running {
    readonly nodeGroup: string;
    readonly generation: number;
    /** What the node last heard from its group. */
    readonly asked: Asked;
}

export interface Plan<Machine extends Running> {
    /** Groups that lack machines, once for each machine that they lack. */
    readonly missing: readonly MachineGroup[];
    readonly surplus: readonly Machine[];
    readonly outdated: readonly { readonly machine: Machine; readonly asked: Asked }[];
}

/** Compares what AWS runs with what the lab runs; `machines` are in the order in which they were started. */
export function planNodes<Machine extends Running>(
    groups: readonly MachineGroup[],
    machines: readonly Machine[],
): Plan<Machine> {
    const plans = groups.map((group) => {
        const current = machines.filter(
            ({ nodeGroup, generation }) => nodeGroup === group.nodeGroup && generation === group.generation,
        );
        const kept = current.slice(0, group.count);
        const asked = askedOf(group);
        return {
            kept,
            missing: Array.from({ length: group.count - kept.length }, () => group),
            outdated: kept
                .filter((machine) => !isDeepStrictEqual(machine.asked, asked))
                .map((machine) => ({ machine, asked })),
        };
    });
    const kept = new Set(plans.flatMap((plan) => plan.kept));
    return {
        missing: plans.flatMap(({ missing }) => missing),
        surplus: machines.filter((machine) => !kept.has(machine)),
        outdated: plans.flatMap(({ outdated }) => outdated),
    };
}
