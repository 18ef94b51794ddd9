import { findInstanceType } from "../../../provider/src/instance-catalog/find";
import { type InstanceType } from "../../../provider/src/instance-catalog/instance-type";
import { type InstanceFacts } from "../../../provider/src/instance-catalog/instance-facts";
import fc from "fast-check";

/** A type of the catalogue. Throws when there is none of that name. */
export function typeNamed(name: string): InstanceType {
    const type = findInstanceType(name);
    if (type === undefined) throw new Error(`${name} is not in the catalog`);
    return type;
}

/** A machine that EC2 may sell one day. */
export const anyType: fc.Arbitrary<InstanceType> = fc.record({
    name: fc.constant("x9.large"),
    vcpus: fc.integer({ min: 1, max: 1920 }),
    memoryMiB: fc.integer({ min: 512, max: 33_554_432 }),
    architecture: fc.constantFrom("x86_64", "arm64"),
    hypervisor: fc.constantFrom("nitro", "xen", "none"),
    networkInterfaces: fc.integer({ min: 1, max: 24 }),
    ipv4PerInterface: fc.integer({ min: 2, max: 64 }),
    networkCards: fc.constant(1),
    efaCards: fc.constant([]),
    efaInterfaces: fc.constant(0),
    instanceStorage: fc.option(
        fc.record({ disks: fc.integer({ min: 1, max: 24 }), totalGB: fc.integer({ min: 50, max: 400_000 }) }),
        { nil: undefined },
    ),
    gpu: fc.option(
        fc.record({
            name: fc.constant("G1"),
            count: fc.integer({ min: 1, max: 16 }),
            memoryMiB: fc.integer({ min: 1, max: 300_000 }),
        }),
        { nil: undefined },
    ),
    neuron: fc.constant(undefined),
});

/** What a user would say of a plain type. */
export function factsOf(name: string): InstanceFacts {
    const { vcpus, memoryMiB, architecture, networkInterfaces, ipv4PerInterface, gpu } = typeNamed(name);
    return { vcpus, memoryMiB, architecture, networkInterfaces, ipv4PerInterface, ...(gpu && { gpu }) };
}
