import { instanceFacts } from "../../instance-catalog/instance-facts";
import { below, type Problem } from "../../shared/problems";
import { didYouMean } from "../../shared/similar";
import { containsUnknown, isUnknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { known, type PoolRule } from "./rule";
import { withDefaults } from "../../shared/validation/defaults";
import { INSTANCE_TYPE_NAME } from "../../instance-catalog/instance-type";

type Facts = NonNullable<NodePoolArgs["instanceFacts"]>[string];

export const factsAreOfThePool: PoolRule = ({ instanceTypes, instanceFacts: given }, { path }) => {
    if (containsUnknown(instanceTypes)) return [];
    return eachFacts(given, path).flatMap(({ name, at }) => {
        if (!instanceTypes.includes(name)) {
            const better = didYouMean(name, instanceTypes).trim() || "Add it there, or remove these facts.";
            return [{ path: at, reason: `"${name}" is not among the instanceTypes of the pool. ${better}` }];
        }
        if (INSTANCE_TYPE_NAME.test(name)) return [];
        const reason = `the name of an instance type is a family, a full stop and a size, e.g. m7i.2xlarge, got "${name}". Correct it, here and in instanceTypes.`;
        return [{ path: at, reason }];
    });
};

export const factsAgree: PoolRule = ({ instanceFacts: given }, { path }) =>
    eachFacts(given, path).flatMap(({ at, facts }) => [...efaHasCards(facts, at), ...acceleratorIsOne(facts, at)]);

function efaHasCards({ efaInterfaces, networkCards = 1 }: Facts, at: string): Problem[] {
    const [interfaces, cards] = [known(efaInterfaces) ?? 0, known(networkCards)];
    if (cards === undefined || interfaces <= cards) return [];
    const reason = `a network card takes one EFA interface: is at most networkCards (${cards}), got ${interfaces}. Raise networkCards or lower it.`;
    return [{ path: below(at, "efaInterfaces"), reason }];
}

function acceleratorIsOne({ gpu, neuron }: Facts, at: string): Problem[] {
    if (gpu === undefined || neuron === undefined) return [];
    return [
        { path: below(at, "neuron"), reason: "a machine has GPUs or Neuron devices, got both. Remove one of them." },
    ];
}

/** The facts that are known, defaults filled in, with the name of their type and their place. */
export function eachFacts(
    given: NodePoolArgs["instanceFacts"],
    path: string,
): { readonly name: string; readonly at: string; readonly facts: Facts }[] {
    const all = below(path, "instanceFacts");
    return Object.entries(known(given) ?? {}).flatMap(([name, facts]) =>
        isUnknown(facts) ? [] : [{ name, at: below(all, name), facts: withDefaults(instanceFacts, facts) }],
    );
}
