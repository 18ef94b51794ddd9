import * as pulumi from "@pulumi/pulumi";
import { isUnknown, UNKNOWN, type Unknown } from "../unknown";

/** Inputs of a component as they arrive: plain, with outputs as leaves or in place of whole maps. */
export type Inputs<T> = T extends readonly (infer Item)[]
    ? readonly pulumi.Input<Inputs<Item>>[]
    : T extends object
      ? { readonly [K in keyof T]: pulumi.Input<Inputs<T[K]>> }
      : T;

/** The plain tree behind the inputs, with `UNKNOWN` wherever the value is not known yet. Secrets are in clear in it. */
export async function resolved<T>(inputs: Inputs<T>): Promise<T> {
    const output = pulumi.output(inputs) as unknown as { promise(withUnknowns: boolean): Promise<unknown> };
    return mapLeaves(await output.promise(true), (leaf) => (pulumi.isUnknown(leaf) ? UNKNOWN : leaf)) as T;
}

/** A plan as the resources' types want it: they cannot name the Outputs that stand in for what is unknown. */
type Planned<T> = T extends Unknown
    ? never
    : T extends readonly (infer Item)[]
      ? Planned<Item>[]
      : T extends object
        ? { -readonly [K in keyof T]: Planned<T[K]> }
        : T;

/** A planned tree as inputs of a resource: what is `UNKNOWN` in it becomes an Output that is. */
export const asInputs = <T>(plan: T): Planned<T> =>
    mapLeaves(plan, (leaf) => (isUnknown(leaf) ? pulumi.output(pulumi.unknown) : leaf)) as Planned<T>;

/** Whether any part is an output of the program: its value may differ from one run to the next. */
export function containsOutput(inputs: unknown): boolean {
    if (pulumi.Output.isInstance(inputs)) return true;
    if (typeof inputs !== "object" || inputs === null) return false;
    return Object.values(inputs).some(containsOutput);
}

function mapLeaves(tree: unknown, map: (leaf: unknown) => unknown): unknown {
    // Pulumi's own unknown is an object that answers to any property: it must be asked for first.
    if (pulumi.isUnknown(tree)) return map(tree);
    if (Array.isArray(tree)) return tree.map((item) => mapLeaves(item, map));
    if (typeof tree !== "object" || tree === null || pulumi.Output.isInstance(tree)) return map(tree);
    return Object.fromEntries(Object.entries(tree).map(([key, value]) => [key, mapLeaves(value, map)]));
}
