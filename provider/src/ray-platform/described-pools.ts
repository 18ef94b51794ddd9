import { type InvokeOptions } from "@pulumi/pulumi";
import { inNodePools } from "../node-pool/find-plans";
import { type DescribedPools, describeTypes } from "../node-pool/type-lookup";
import { type RayPlatformArgs } from "./args/args";
import { isRecord } from "../shared/known";

export type DescribedUnit = Omit<DescribedPools<never>, "pools"> & { readonly args: RayPlatformArgs };

/** The unit with what AWS tells of instance types that nobody has described. Runs before the gate: any shape may come. */
export async function describePools(args: RayPlatformArgs, invoke: InvokeOptions): Promise<DescribedUnit> {
    const nodePools: unknown = isRecord(args) ? args.nodePools : undefined;
    if (!isRecord(nodePools))
        return { args, warnings: [], explained: (problems) => [...problems], asked: () => undefined };
    const { pools, ...said } = await describeTypes(nodePools as Record<string, unknown>, inNodePools, invoke);
    return { args: { ...args, nodePools: pools as RayPlatformArgs["nodePools"] }, ...said };
}
