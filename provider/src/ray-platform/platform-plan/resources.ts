import * as pulumi from "@pulumi/pulumi";
import { PROVIDER_VERSION } from "../../shared/provider-version";
import { concealed } from "../../node-pool/secrets";
import { type PlatformPlanArgs } from "./summary/args";
import { type PlannedPool } from "./summary/pool-args";
import { type PoolSecrets } from "../../node-pool/facts/pool-context";

const PLATFORM_PLAN_TOKEN = "kuberay:index:PlatformPlan";

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

/** A short hash of a secret could be guessed back: those parts of a pool's summary become secrets themselves. */
export function concealedParts({ launchTemplate, told, labels, taints }: PlannedPool, secrets: PoolSecrets): object {
    return withoutUndefined({
        launchTemplate: launchTemplate && {
            ...launchTemplate,
            ...withoutUndefined({
                tags: concealed(launchTemplate.tags, secrets.tags),
                userData: concealed(launchTemplate.userData, secrets.userData),
            }),
        },
        told: concealed(told, secrets.userData),
        labels: concealed(labels, secrets.labels),
        taints: concealed(taints, secrets.taints),
    });
}

const withoutUndefined = (parts: Readonly<Record<string, unknown>>): object =>
    Object.fromEntries(Object.entries(parts).filter(([, part]) => part !== undefined));
