import { instanceTypesOfFamily } from "../../instance-catalog/find";
import { instanceFamilyOf, isBareMetal } from "../../instance-catalog/instance-type";
import { typesOf } from "../../instance-catalog/pool-types";
import { nodeBudget, type NodeBudget } from "../node-budget";
import { type PlacementPool } from "../placement-pool";
import { type Fit } from "./pod";

type OfPool = Pick<Fit, "budget" | "pool">;

/** Of the pool's types the one whose nodes leave least: what a pod that asks for it has to fit. */
export const scarcest = ({ pool, budget }: OfPool, left: (room: NodeBudget) => number): string =>
    roomsOf(pool).toSorted((a, b) => left(a) - left(b))[0]?.smallest.name ?? budget.smallest.name;

/** Types on which there is enough: without those of the pool on which there is not, else the smallest of the family. */
export function wayToTypes({ pool, budget }: OfPool, isEnough: (room: NodeBudget) => boolean): string | undefined {
    const rooms = roomsOf(pool);
    const short = rooms.filter((room) => !isEnough(room)).map(({ smallest }) => smallest.name);
    if (short.length > 0 && short.length < rooms.length) return `leave ${short.join(", ")} out of the pool`;
    const bigger = biggerType(pool, budget, isEnough);
    return bigger === undefined ? undefined : `pick ${bigger}`;
}

/** With at least as many GPUs. */
function biggerType(pool: PlacementPool, { smallest }: NodeBudget, isEnough: (room: NodeBudget) => boolean) {
    const candidates = instanceTypesOfFamily(instanceFamilyOf(smallest.name)).filter(
        (type) => !isBareMetal(type) && (type.gpu?.count ?? 0) >= (smallest.gpu?.count ?? 0),
    );
    return candidates.find(({ name }) => {
        const room = roomOf(pool, name);
        return room !== undefined && isEnough(room);
    })?.name;
}

/** Type by type, the one with the least memory first. */
const roomsOf = (pool: PlacementPool): NodeBudget[] =>
    typesOf(pool)
        .toSorted((a, b) => a.memoryMiB - b.memoryMiB)
        .map(({ name }) => roomOf(pool, name))
        .filter((room) => room !== undefined);

const roomOf = (pool: PlacementPool, type: string): NodeBudget | undefined =>
    nodeBudget({ ...pool, instanceTypes: [type] });
