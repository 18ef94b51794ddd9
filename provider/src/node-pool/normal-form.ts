import { withDefaults } from "../shared/validation";
import { nodePoolArgs, type NodePoolArgs } from "./args";

/** A pool as if its user had left out what is null: that is what null stands for, in YAML above all. */
export const normalForm = (pool: NodePoolArgs): NodePoolArgs => withDefaults(nodePoolArgs, pool);

export const normalForms = (pools: Readonly<Record<string, NodePoolArgs>>): Record<string, NodePoolArgs> =>
    Object.fromEntries(Object.entries(pools).map(([name, pool]) => [name, normalForm(pool)]));
