import * as pulumi from "@pulumi/pulumi";
import { type Mask } from "../mask";

/** Messages beside a component of ours, without its secrets. */
export const logOf = (component: pulumi.Resource, mask: Mask) => ({
    warn: (message: string) => pulumi.log.warn(mask(message), component),
    info: (message: string) => pulumi.log.info(mask(message), component),
});
