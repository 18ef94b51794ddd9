import { similar } from "../shared/similar";
import { INSTANCE_ROWS } from "./instance-types.gen";
import { fromRow } from "./instance-row";
import { instanceFamilyOf, type InstanceType } from "./instance-type";

let rowsByName: ReadonlyMap<string, string> | undefined;

/** Split when first asked for: until then the catalogue is one piece of text, which costs next to nothing to load. */
function rows(): ReadonlyMap<string, string> {
    rowsByName ??= new Map(INSTANCE_ROWS.split("\n").map((row) => [row.slice(0, row.indexOf(" ")), row]));
    return rowsByName;
}

/** Each row is read once, however many pools and pods ask for it. */
const types = new Map<string, InstanceType>();

/** The facts about an EC2 instance type; `undefined` when the catalogue has none of that name. */
export function findInstanceType(name: string): InstanceType | undefined {
    const known = types.get(name);
    if (known !== undefined) return known;
    const row = rows().get(name);
    if (row === undefined) return undefined;
    const type = fromRow(row);
    types.set(name, type);
    return type;
}

/** Names of all types in the catalogue. */
export const instanceTypeNames = (): string[] => [...rows().keys()];

/** All types of a family such as `g6e`, smallest memory first. */
export const instanceTypesOfFamily = (family: string): InstanceType[] =>
    [...rows()]
        .filter(([name]) => instanceFamilyOf(name) === family)
        .map(([, row]) => fromRow(row))
        .sort((a, b) => a.memoryMiB - b.memoryMiB || a.vcpus - b.vcpus);

/** Types that a misspelt name was most likely meant to be, best first: cut short, then of its own family, then any. */
export function suggestInstanceTypes(name: string, count = 1): string[] {
    const names = instanceTypeNames();
    const longer = names.filter((candidate) => name.includes(".") && candidate.startsWith(name.toLowerCase()));
    const sameFamily = names.filter((candidate) => instanceFamilyOf(candidate) === instanceFamilyOf(name));
    const near = [...longer, ...similar(name, sameFamily, count)];
    return near.length > 0 ? near.slice(0, count) : similar(name, names, count);
}
