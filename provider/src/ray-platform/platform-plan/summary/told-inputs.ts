import { type NodePoolArgs } from "../../../node-pool/args/node-pool";
import { type NodePoolPlan } from "../../../node-pool/plan/node-pool";
import { containsUnknown } from "../../../shared/unknown";
import { type PlannedPool, type PlannedTemplate } from "./pool-args";
import { summaryHash } from "./summary-hash";

/** Inputs by the part of the launch template that they end up in; for the others, the part is called as its input. */
export const TEMPLATE_INPUTS: Readonly<Partial<Record<keyof PlannedTemplate, readonly (keyof NodePoolArgs)[]>>> = {
    diskSize: ["diskSize", "rootVolume", "dataVolume"],
    userData: ["userData", "kubelet", "nodeadm", "bottlerocketSettings", "localStorage", "parallelImagePull"],
    // A named reservation decides whether there is a placement group.
    network: ["placementGroup", "efa", "securityGroupIds", "capacityReservation"],
};

const OF_CLUSTER = "cluster.subnetIds";
/** Inputs that decide where the nodes are. */
export const SUBNET_INPUTS = ["zones", "subnetIds", OF_CLUSTER] as const;
const IN_ANY_ORDER: readonly string[] = ["zones", "subnetIds", "securityGroupIds"];

/** Hashes of the inputs by which an edit is named: the pool's own, as far as they are given. */
export function toldInputs({ group }: NodePoolPlan, given: Partial<NodePoolArgs>): PlannedPool["told"] {
    const inputs = [...Object.values(TEMPLATE_INPUTS).flat(), "zones", "subnetIds"] as const;
    const told = inputs.flatMap((input): [string, string][] =>
        given[input] === undefined ? [] : [[input, summaryHash(inOrder(input, given[input]))]],
    );
    const isOfCluster = given.subnetIds === undefined && !group.ignoreChanges.includes("subnetIds");
    if (isOfCluster) told.push([OF_CLUSTER, summaryHash(inOrder("subnetIds", group.subnetIds))]);
    return told.length > 0 ? Object.fromEntries(told) : undefined;
}

/** Which of the inputs are given otherwise than before. */
export const editedInputs = (
    inputs: readonly string[],
    { told: from = {} }: Pick<PlannedPool, "told">,
    { told: to = {} }: Pick<PlannedPool, "told">,
): string[] => inputs.filter((input) => from[input] !== to[input]);

const inOrder = (input: string, value: unknown): unknown =>
    Array.isArray(value) && IN_ANY_ORDER.includes(input) && !containsUnknown(value) ? value.toSorted() : value;
