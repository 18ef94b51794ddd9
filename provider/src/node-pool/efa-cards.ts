import { type InstanceType } from "../instance-catalog/instance-type";

/** Types with fewer adapters than network cards: on p6-b300 the first card takes none, on the others either does. */
const FIRST_EFA_CARD: Readonly<Record<string, number>> = { "p6-b300.48xlarge": 1 };

/** Indexes of the network cards that carry a type's Elastic Fabric Adapters, as many as it takes. */
export function efaCards(type: InstanceType): number[] {
    const first = FIRST_EFA_CARD[type.name] ?? 0;
    return Array.from({ length: type.efaInterfaces }, (_, at) => first + at);
}
