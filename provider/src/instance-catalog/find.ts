import { similar } from "../shared/similar";
import { INSTANCE_ROWS } from "./instance-types.gen";
import { type InstanceRow } from "./instance-row";
import { familyOf, type InstanceType } from "./instance-type";

/** The facts about an EC2 instance type; `undefined` when EC2 has none of that name. */
export function findInstanceType(name: string): InstanceType | undefined {
    const row = Object.hasOwn(INSTANCE_ROWS, name) ? INSTANCE_ROWS[name] : undefined;
    return row === undefined ? undefined : fromRow(name, row);
}

/** All types of a family such as `g6e`, smallest memory first. */
export const instanceTypesOfFamily = (family: string): InstanceType[] =>
    Object.entries(INSTANCE_ROWS)
        .filter(([name]) => familyOf(name) === family)
        .map(([name, row]) => fromRow(name, row))
        .sort((a, b) => a.memoryMiB - b.memoryMiB || a.vcpus - b.vcpus);

/** Types that a misspelt name was most likely meant to be, best first: cut short, then of its own family, then any. */
export function suggestInstanceTypes(name: string, count = 1): string[] {
    const names = Object.keys(INSTANCE_ROWS);
    const longer = names.filter((candidate) => name.includes(".") && candidate.startsWith(name.toLowerCase()));
    const sameFamily = names.filter((candidate) => familyOf(candidate) === familyOf(name));
    const near = [...longer, ...similar(name, sameFamily, count)];
    return near.length > 0 ? near.slice(0, count) : similar(name, names, count);
}

function fromRow(name: string, row: InstanceRow): InstanceType {
    const [vcpus, memoryMiB, architecture, networkInterfaces, ipv4PerInterface, efaInterfaces, accelerators] = row;
    const { gpu, neuron } = accelerators ?? {};
    return {
        name,
        vcpus,
        memoryMiB,
        architecture,
        networkInterfaces,
        ipv4PerInterface,
        efaInterfaces,
        gpu: gpu && { name: gpu[0], count: gpu[1], memoryMiB: gpu[2] },
        neuron: neuron && { name: neuron[0], devices: neuron[1], coresPerDevice: neuron[2] },
    };
}
