import { type SeenCompanion } from "./seen";
import { isTree, type Tree } from "../../shared/tree";

/** Imported inputs, with the companions of ours that a cluster of a lost state still has. */
export function withCompanions(args: Tree, ours: readonly SeenCompanion[]): Tree {
    const has = (word: SeenCompanion["word"]) => ours.some((seen) => seen.word === word);
    const policy = isTree(args.networkPolicy) ? args.networkPolicy : {};
    const head = isTree(args.head) ? args.head : {};
    const others = Object.fromEntries(Object.entries(policy).filter(([name]) => name !== "enabled"));
    return {
        ...args,
        networkPolicy: has("networkPolicy") ? others : { ...policy, enabled: false },
        head: has("disruptionBudget") ? head : { ...head, disruptionProtection: false },
    };
}
