import { replicasOf } from "../facts/replicas";
import { podOf, type PodToRead } from "./pod";
import { present, textIn, textsIn, treeIn, treesIn } from "../tree/reading";
import { type Json, type Tree } from "../../shared/tree";

type ClusterToRead = Pick<PodToRead, "image" | "standard"> & { readonly isAutoscaled: boolean };

/** Inputs of the worker groups by name. */
export const workerGroupsOf = (spec: Tree, cluster: ClusterToRead): Tree =>
    Object.fromEntries(
        treesIn(spec.workerGroupSpecs).map((group): [string, Json] => [
            textIn(group.groupName) ?? "",
            workerGroupOf(group, cluster),
        ]),
    );

function workerGroupOf(group: Tree, cluster: ClusterToRead): Tree {
    const { numOfHosts, idleTimeoutSeconds, priority, resources, labels, rayStartParams, template } = group;
    return {
        ...podOf({ role: "worker", template: treeIn(template), ...cluster }),
        ...scaleOf(group, cluster.isAutoscaled),
        ...present({
            numOfHosts,
            idleTimeoutSeconds,
            priority,
            rayStartParams: textsIn(rayStartParams),
            rayResources: textsIn(resources),
            rayLabels: textsIn(labels),
        }),
    };
}

interface Scale {
    readonly replicas: number;
    readonly minReplicas: number;
    readonly maxReplicas: number;
}

/** As the operator takes a group for which they are not said. */
export const boundsOf = ({ replicas, minReplicas, maxReplicas }: Tree): Scale => ({
    replicas: number(replicas, 0),
    minReplicas: number(minReplicas, 0),
    maxReplicas: number(maxReplicas, 2_147_483_647),
});

const number = (value: Json | undefined, otherwise: number): number => (typeof value === "number" ? value : otherwise);

/** Whether one number says it all. */
export const boundsMeet = ({ replicas, minReplicas, maxReplicas }: Scale): boolean =>
    minReplicas === maxReplicas && replicas === minReplicas;

function scaleOf(group: Tree, isAutoscaled: boolean): Tree {
    const scale = boundsOf(group);
    const { replicas, minReplicas, maxReplicas } = scale;
    if (boundsMeet(scale)) return { replicas };
    const bounds = { ...(!(isAutoscaled && minReplicas === 0) && { minReplicas }), maxReplicas };
    const isBetween = replicas >= minReplicas && replicas <= maxReplicas;
    // Between bounds it starts at the fewest.
    const isDefault = isAutoscaled && replicas === replicasOf({ minReplicas, maxReplicas }).replicas;
    return isBetween && !isDefault ? { replicas, ...bounds } : bounds;
}
