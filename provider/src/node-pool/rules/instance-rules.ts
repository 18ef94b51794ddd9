import { suggestInstanceTypes } from "../../instance-catalog/find";
import { instanceFamilyOf, type InstanceType } from "../../instance-catalog/instance-type";
import { isDescribed, typeNamed } from "../../instance-catalog/pool-types";
import { below, type Problem } from "../../shared/problems";
import { type NodePoolArgs } from "../args/node-pool";
import { known, type PoolRule } from "./rule";

export const typesAreKnown: PoolRule = (pool, { path }) =>
    namedTypes(pool).flatMap(([name, at], _index, all) => {
        const where = below(below(path, "instanceTypes"), at);
        if (all.some(([other, before]) => other === name && before < at))
            return [{ path: where, reason: `"${name}" is listed twice. Remove one of them.` }];
        if (isDescribed(name, pool)) return [];
        const reason = `"${name}" is not an EC2 instance type that this version of the provider knows. ${wayOutOf(name)}`;
        return [{ path: where, reason }];
    });

/** A suggestion from another family would take a real type, newer than the catalogue or left out of it, for a slip. */
function wayOutOf(name: string): string {
    const [best] = suggestInstanceTypes(name);
    return best !== undefined && instanceFamilyOf(best) === instanceFamilyOf(name.toLowerCase())
        ? `Did you mean "${best}"?`
        : "Name one that it knows, e.g. m7i.2xlarge, describe it in instanceFacts, or use a newer version.";
}

export const architecturesAgree: PoolRule = (pool, { path }) =>
    mustAgree(pool, path, "architecture", (type) => type.architecture);

/** Pods are sized by whole GPUs and AMIs chosen by accelerator: a pool has one answer to both. */
export const acceleratorsAgree: PoolRule = (pool, { path }) =>
    mustAgree(pool, path, "number of accelerators", (type) => {
        if (type.neuron !== undefined) return `${type.neuron.devices} Neuron`;
        return type.gpu === undefined ? "none" : `${type.gpu.count} GPU`;
    });

export const acceleratorsAreWhole: PoolRule = (pool, { path }) =>
    knownTypes(pool).flatMap(([type, at]) => {
        if (type.gpu?.count !== 0) return [];
        const reason = `"${type.name}" has a slice of one ${type.gpu.name} and no whole GPU that a Ray pod could ask for. Pick a type with whole GPUs, e.g. g6.xlarge.`;
        return [{ path: below(below(path, "instanceTypes"), at), reason }];
    });

/** The first type sets the rule; each one that differs from it is a problem. */
function mustAgree(
    pool: NodePoolArgs,
    path: string,
    what: string,
    property: (type: InstanceType) => string,
): Problem[] {
    const [first, ...others] = knownTypes(pool);
    if (first === undefined) return [];
    const [leader] = first;
    return others.flatMap(([type, at]) => {
        if (property(type) === property(leader)) return [];
        const reason = `all instance types of a pool have the same ${what}: "${leader.name}" has ${property(leader)}, "${type.name}" has ${property(type)}. Make a pool of its own for it.`;
        return [{ path: below(below(path, "instanceTypes"), at), reason }];
    });
}

const namedTypes = ({ instanceTypes }: NodePoolArgs): (readonly [name: string, at: number])[] =>
    (known(instanceTypes) ?? []).flatMap((name, at) => (known(name) === undefined ? [] : [[name, at] as const]));

type KnownTypes = readonly (readonly [type: InstanceType, at: number])[];

/** Asked by every other rule; a pool is never changed once it has been read. */
export function knownTypes(pool: NodePoolArgs): KnownTypes {
    const types = TYPES.get(pool) ?? findTypes(pool);
    TYPES.set(pool, types);
    return types;
}

const TYPES = new WeakMap<NodePoolArgs, KnownTypes>();

const findTypes = (pool: NodePoolArgs): KnownTypes =>
    namedTypes(pool).flatMap(([name, at]) => {
        const type = typeNamed(name, pool);
        return type === undefined ? [] : [[type, at] as const];
    });
