import { instanceTypesOfFamily } from "../../instance-catalog/find";
import { familyOf, isBareMetal } from "../../instance-catalog/instance-type";
import { formatMemoryMiB } from "../../shared/quantity";
import { nodeBudget, type NodeBudget } from "../node-budget";
import { type Fit } from "./pod";

/** The smallest type of the same family that is enough, with at least as many GPUs. */
export function biggerType(
    { budget: { smallest }, pool }: Pick<Fit, "budget" | "pool">,
    isEnough: (room: NodeBudget) => boolean,
): string | undefined {
    const candidates = instanceTypesOfFamily(familyOf(smallest.name)).filter(
        (type) => !isBareMetal(type) && (type.gpu?.count ?? 0) >= (smallest.gpu?.count ?? 0),
    );
    return candidates.find((type) => {
        const room = nodeBudget({ ...pool, instanceTypes: [type.name] });
        return room !== undefined && isEnough(room);
    })?.name;
}

export const each = (podsPerNode: number): string =>
    podsPerNode === 1 ? "a pod" : `a pod, ${podsPerNode} pods a node,`;

export function wayOut(lower: string, podsPerNode: number, bigger: string | undefined): string {
    const ways = [
        `lower it to ${lower}`,
        ...(podsPerNode > 1 ? ["lower podsPerNode"] : []),
        ...(bigger === undefined ? [] : [`pick ${bigger}`]),
    ];
    const text = ways.join(", or ");
    return `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;
}

export const aboutGiB = (mib: number): string => (mib < 1024 ? formatMemoryMiB(mib) : `${Math.floor(mib / 1024)}Gi`);
