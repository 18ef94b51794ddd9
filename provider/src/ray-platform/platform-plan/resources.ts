import * as pulumi from "@pulumi/pulumi";
import { PROVIDER_VERSION } from "../../shared/version";
import { type PlatformPlanArgs } from "./args";

export const PLATFORM_PLAN_TOKEN = "kuberay:index:PlatformPlan";

/** Registers the witness from inside the unit; `lifecycle.ts` is what then runs. Leaves may be Outputs. */
export class PlatformPlan extends pulumi.CustomResource {
    constructor(name: string, plan: pulumi.Unwrap<PlatformPlanArgs>, opts: pulumi.CustomResourceOptions) {
        super(PLATFORM_PLAN_TOKEN, name, plan, { ...opts, version: PROVIDER_VERSION });
    }
}
