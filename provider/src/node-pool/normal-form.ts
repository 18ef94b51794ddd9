import { withDefaults } from "../shared/validation";
import { nodePoolArgs, type NodePoolArgs } from "./args";

/** A pool as if its user had left out what is null: that is what null stands for, in YAML above all. */
export const normalForm = (pool: NodePoolArgs): NodePoolArgs => withDefaults(nodePoolArgs, pool);
