import { nodePoolArgs, type NodePoolArgs } from "./args";
import { withDefaults } from "../shared/validation/defaults";

/** A pool as if its user had left out what is null: that is what null stands for, in YAML above all. */
export const normalForm = (pool: NodePoolArgs): NodePoolArgs => withDefaults(nodePoolArgs, pool);
