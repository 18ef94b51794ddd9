import { type ComponentResourceOptions, type InvokeOptions } from "@pulumi/pulumi";

/** Options for a look-up in AWS that runs before the component exists: with the AWS provider that it was given, if any. */
export function awsInvoke({ provider, providers }: ComponentResourceOptions): InvokeOptions {
    // Construct hands providers over by package; `provider` alone is one of them.
    const byPackage = Array.isArray(providers) ? undefined : providers;
    const aws = byPackage?.aws ?? provider;
    return aws === undefined ? {} : { provider: aws };
}
