import { type InstanceType } from "../../instance-catalog/instance-type";
import { containsUnknown, isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";

/** A network interface of every node; its security groups are those of the nodes. */
export interface NetworkInterface {
    readonly networkCardIndex: number;
    readonly deviceIndex: number;
    /** `undefined` for an ordinary one. */
    readonly interfaceType?: "efa" | "efa-only";
    readonly deleteOnTermination: "true";
}

export const usesEfa = ({ efa }: Pick<NodePoolArgs, "efa">): boolean => efa !== undefined && efa.enabled !== false;

/** How many adapters each node has. All types of a pool with EFA agree in them: the checks see to it. */
function efaCount(pool: Pick<NodePoolArgs, "efa">, types: readonly InstanceType[]): number {
    if (!usesEfa(pool)) return 0;
    const most = Math.min(...types.map(({ efaInterfaces }) => efaInterfaces));
    return Math.min(pool.efa?.interfaces ?? most, most);
}

/**
 * The first interface has an IP address and, where the first card takes one, an adapter; the others are adapters alone,
 * which take no address from the subnet. `undefined` when EC2's one ordinary interface is enough.
 */
export function planInterfaces(
    pool: Pick<NodePoolArgs, "efa">,
    types: readonly InstanceType[] | Unknown,
): readonly NetworkInterface[] | Unknown | undefined {
    if (!usesEfa(pool)) return undefined;
    const [first] = isUnknown(types) ? [] : types;
    if (first === undefined || isUnknown(types) || containsUnknown(pool.efa)) return UNKNOWN;
    const cards = first.efaCards.slice(0, efaCount(pool, types));
    const primary = cards.includes(0) ? ({ interfaceType: "efa" } as const) : {};
    const others = cards.filter((card) => card !== 0);
    const interfaceType = pool.efa?.interfaceType ?? "efa-only";
    return [
        { networkCardIndex: 0, deviceIndex: 0, ...primary, deleteOnTermination: "true" },
        ...others.map((networkCardIndex) => {
            return { networkCardIndex, deviceIndex: 1, interfaceType, deleteOnTermination: "true" } as const;
        }),
    ];
}

/** Security groups of the nodes that exist: the cluster's, which they would not join without, and those given. */
export function planSecurityGroups(
    pool: Pick<NodePoolArgs, "securityGroupIds" | "efa">,
    clusterGroup: string | Unknown,
): readonly string[] | Unknown | undefined {
    const { securityGroupIds = [], efa } = pool;
    if (securityGroupIds.length === 0 && !usesEfa(pool)) return undefined;
    if (isUnknown(securityGroupIds) || isUnknown(efa)) return UNKNOWN;
    const own = usesEfa(pool) && efa?.securityGroupId !== undefined ? [efa.securityGroupId] : [];
    return [clusterGroup as string, ...own, ...securityGroupIds];
}
