import { type PodIdentityPlan } from "../pod-identity/plan";
import { type Unknown } from "../shared/unknown";
import { type RayPlatformArgs } from "./args";
import { planIdentities, type UnitSite } from "./identities";

/** What a unit installs only when it is asked to. Each part is `undefined`, or empty, when it is not. */
export interface AddOnsPlan {
    readonly clusterName: string | Unknown;
    readonly podIdentityAgent: boolean;
    /** By the Ray cluster that each is for. */
    readonly identities: Readonly<Record<string, PodIdentityPlan>>;
}

/** `secrets` are the Ray clusters whose account was given as a secret. */
export const planAddOns = (args: RayPlatformArgs, site: UnitSite, secrets: ReadonlySet<string>): AddOnsPlan => ({
    clusterName: site.clusterName,
    podIdentityAgent: args.installPodIdentityAgent === true,
    identities: planIdentities(args, site, secrets),
});
