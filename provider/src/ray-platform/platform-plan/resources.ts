import * as pulumi from "@pulumi/pulumi";
import { PROVIDER_VERSION } from "../../shared/version";
import { type PlatformPlanArgs } from "./args";

export const PLATFORM_PLAN_TOKEN = "kuberay:index:PlatformPlan";

/** Registers the witness from inside the unit; `lifecycle.ts` is what then runs. Leaves may be Outputs. */
export class PlatformPlan extends pulumi.CustomResource {
    constructor(
        name: string,
        plan: pulumi.Unwrap<Omit<PlatformPlanArgs, "kubeconfig">>,
        kubeconfig: pulumi.Output<string>,
        opts: pulumi.CustomResourceOptions,
    ) {
        const inputs = { ...plan, kubeconfig: pulumi.secret(kubeconfig) };
        super(PLATFORM_PLAN_TOKEN, name, inputs, { ...opts, version: PROVIDER_VERSION });
    }
}
