import { rayPlatformArgs, type RayPlatformArgs } from "./args";
import { withDefaults } from "../../shared/validation/defaults";

/** A unit as if its user had left out what is null: that is what null stands for, in YAML above all. */
export const normalForm = (args: RayPlatformArgs): RayPlatformArgs => withDefaults(rayPlatformArgs, args);
