import { findInstanceType } from "../../instance-catalog/find";
import { instanceFamilyOf, type InstanceType } from "../../instance-catalog/instance-type";
import { knownTypes } from "./instance-rules";
import { problemAt, type PoolRule } from "./rule";

/** Nodes without disks would start all the same and keep everything on the volume, which nobody sized for that. */
export const localStorageHasDisks: PoolRule = (pool, { path }) => {
    if (pool.localStorage !== "raid0") return [];
    const types = knownTypes(pool).map(([type]) => type);
    const without = types.filter(({ instanceStorage }) => instanceStorage === undefined);
    if (without.length === 0) return [];
    const names = without.map(({ name }) => `"${name}"`).join(", ");
    const mixed = without.length < types.length;
    const others = mixed ? "Take them out of instanceTypes" : `Pick a type that has them, e.g. ${exampleFor(without)}`;
    const reason = `raid0 makes one array of the instance's NVMe disks, and ${names} ${without.length === 1 ? "has" : "have"} none. ${others}, or remove localStorage.`;
    return [problemAt(path, ["localStorage"], reason)];
};

const EXAMPLE = "m6id.2xlarge";

/** Its sibling with disks, where EC2 has one: `m7gd.4xlarge` of `m7g.4xlarge`. */
function exampleFor([type]: readonly InstanceType[]): string {
    if (type === undefined) return EXAMPLE;
    const family = instanceFamilyOf(type.name);
    const sibling = findInstanceType(`${family}d${type.name.slice(family.length)}`);
    return sibling?.instanceStorage === undefined ? EXAMPLE : sibling.name;
}
