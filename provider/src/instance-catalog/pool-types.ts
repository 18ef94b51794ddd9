import { containsUnknown, isUnknown } from "../shared/unknown";
import { findInstanceType } from "./find";
import { type InstanceFacts, typeOfFacts } from "./instance-facts";
import { type InstanceType } from "./instance-type";

/** The instance types that a pool names, and what its user knows of them. Any part may be unknown. */
export interface PoolTypes {
    readonly instanceTypes: readonly string[];
    readonly instanceFacts?: Readonly<Record<string, InstanceFacts>>;
}

/** A type as its pool has it: by the facts that were given, else by the catalogue. */
export function typeNamed(name: string, { instanceFacts }: Pick<PoolTypes, "instanceFacts">): InstanceType | undefined {
    if (isUnknown(name) || isUnknown(instanceFacts)) return undefined;
    const facts = factsOf(name, instanceFacts);
    if (containsUnknown(facts)) return undefined;
    return facts === undefined ? findInstanceType(name) : typeOfFacts(name, facts);
}

/** Whether somebody has said what the type is, be it not known yet. */
export const isDescribed = (name: string, { instanceFacts }: Pick<PoolTypes, "instanceFacts">): boolean =>
    isUnknown(instanceFacts) || factsOf(name, instanceFacts) !== undefined || findInstanceType(name) !== undefined;

/** Those of the pool's types that are known. */
export function typesOf(pool: PoolTypes): InstanceType[] {
    if (isUnknown(pool.instanceTypes)) return [];
    return pool.instanceTypes.map((name) => typeNamed(name, pool)).filter((type) => type !== undefined);
}

/** Rules ask before anybody can rely on shapes: facts may be null. */
function factsOf(name: string, facts: PoolTypes["instanceFacts"] | null): InstanceFacts | undefined {
    const given = facts !== null && facts !== undefined && Object.hasOwn(facts, name) ? facts[name] : undefined;
    return given ?? undefined;
}
