import type { Nodegroup, Update } from "@aws-sdk/client-eks";
import type { EvictionProblem, World } from "../world";
import type { NodeGroupRecord } from "./records";

export interface Roll {
    readonly template: NodeGroupRecord["template"];
    readonly isForced: boolean;
    /** What the group says of itself afterwards. */
    readonly changed: Nodegroup;
}

/**
 * Replaces the machines of a group by those of a new version, and ends the update when it is done. With pods that may
 * not be evicted it fails; what EKS then does with the machines is not documented, here they are as before again.
 */
export function roll(group: NodeGroupRecord, update: Update, to: Roll, world: World): void {
    const { description } = group;
    const before = { template: group.template, generation: group.generation };
    description.status = "UPDATING";
    group.template = to.template;
    group.generation = nextGeneration(before.generation, world);
    group.isForced = to.isForced;
    world.machinesChanged();
    world.later(world.settings().nodeGroupUpdateMs, async () => {
        const problem = await world.fleet()?.rolled(description.nodegroupName ?? "", group.generation);
        if (problem === undefined) Object.assign(description, to.changed);
        else Object.assign(group, before);
        update.status = problem === undefined ? "Successful" : "Failed";
        update.errors = problem === undefined ? [] : [evictionError(problem)];
        description.status = "ACTIVE";
        description.modifiedAt = new Date();
        group.isForced = false;
        world.machinesChanged();
    });
}

/** One that no machine has had: not even in a roll that failed. */
function nextGeneration(present: number, world: World): number {
    const all = [...world.clusters.values()].flatMap(({ nodeGroups }) => [...nodeGroups.values()]);
    lastGeneration = Math.max(lastGeneration, present, ...all.map(({ generation }) => generation)) + 1;
    return lastGeneration;
}

let lastGeneration = 0;

const evictionError = ({ node, pods }: EvictionProblem) => ({
    errorCode: "PodEvictionFailure" as const,
    errorMessage: `Reached max retries while trying to evict pods from nodes in node group: ${pods.join(", ")}`,
    resourceIds: [node],
});
