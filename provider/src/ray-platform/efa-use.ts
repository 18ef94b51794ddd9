import { usesEfa as isAttached } from "../node-pool/plan/network";
import { EFA } from "../placement/devices";
import { isObject } from "../shared/known-object";
import { isUnknown } from "../shared/unknown";
import { type RayPlatformArgs } from "./args";

/** The pods of a Ray cluster, as far as they say where they run and which devices they want. */
interface Pod {
    readonly pool?: unknown;
    readonly efa?: unknown;
    readonly accelerators?: unknown;
}

/** Whether the pool's nodes have EFA interfaces, or a Ray pod of the unit asks for some. What is unknown may turn out so. */
export const usesEfa = (args: RayPlatformArgs, pool: string): boolean =>
    isAttached(args.nodePools?.[pool] ?? {}) || podsAsk(args, pool);

const podsAsk = ({ rayClusters }: RayPlatformArgs, pool: string): boolean =>
    Object.values(isObject(rayClusters) ? rayClusters : {})
        .filter(isObject)
        .flatMap(({ head, workers }) => [head, ...Object.values(isObject(workers) ? workers : {})])
        .filter(isObject)
        .some((pod: Pod) => (pod.pool === pool || isUnknown(pod.pool)) && asksForEfa(pod));

function asksForEfa({ efa, accelerators }: Pod): boolean {
    const named = isObject(accelerators) ? (accelerators as Readonly<Record<string, unknown>>)[EFA] : undefined;
    return [efa, named].some((count) => isUnknown(count) || (typeof count === "number" && count > 0));
}
