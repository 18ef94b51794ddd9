import * as pulumi from "@pulumi/pulumi";

/** Messages beside a component of ours. */
export const logOf = (component: pulumi.Resource) => ({
    warn: (message: string) => pulumi.log.warn(message, component),
    info: (message: string) => pulumi.log.info(message, component),
});
