import type { Context } from "../context";
import type { Properties } from "../properties";

/** A function of `@pulumi/aws` that looks something up. */
export type Invoke = (args: Properties, context: Context) => Promise<Properties>;
