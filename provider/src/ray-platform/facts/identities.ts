import { physicalName } from "../../node-pool/facts/group-name";
import { PLATFORM_KEY } from "../../node-pool/facts/identity";
import { accountNameOf } from "../../pod-identity/account-name";
import { type ServiceAccountArgs } from "../../pod-identity/args";
import { autoscalerRights } from "../../pod-identity/autoscaler-rights";
import { planPodIdentity, type PodIdentityPlan } from "../../pod-identity/plan";
import { s3Policy } from "../../pod-identity/s3-policy";
import { type RayClusterSettings } from "../../ray-cluster/args/args";
import { type Unknown } from "../../shared/unknown";
import { accountIn } from "../args/add-on-args";
import { DEFAULT_NAMESPACE, type RayPlatformArgs } from "../args/args";
import { isAutoscaled } from "../../ray-spec/facts/replicas";
import { isRecord } from "../../shared/known";

/** Tag that tells whose pods a role is for. */
const RAY_CLUSTER_KEY = "kuberay.pulumi.com/ray-cluster";

/** Where a unit belongs: its AWS names must differ from those of the same program in another stack. */
export interface UnitSite {
    readonly project: string;
    readonly stack: string;
    readonly unit: string;
    readonly clusterName: string | Unknown;
    readonly region: string | Unknown | undefined;
}

/** The accounts of the Ray clusters that have one, by the name of the cluster. */
export function planIdentities(
    { rayClusters = {}, namespace = DEFAULT_NAMESPACE }: RayPlatformArgs,
    site: UnitSite,
    secrets: ReadonlySet<string>,
): Record<string, PodIdentityPlan> {
    const plans = Object.entries(rayClusters).flatMap(([name, settings]) => {
        const account = accountIn(settings);
        if (account === undefined) return [];
        const place = { name, namespace: settings.namespace ?? namespace };
        const rules = headScales(settings) ? autoscalerRights(name) : undefined;
        return [[name, planIdentity(account, place, site, { rules, isSecret: secrets.has(name) })] as const];
    });
    return Object.fromEntries(plans);
}

function planIdentity(
    serviceAccount: ServiceAccountArgs,
    { name, namespace }: { name: string; namespace: string },
    { project, stack, unit, clusterName }: UnitSite,
    decided: Pick<PodIdentityPlan, "rules" | "isSecret">,
): PodIdentityPlan {
    const { policies, s3, roleArn } = serviceAccount;
    const hasBuckets = s3?.read !== undefined || s3?.write !== undefined;
    return planPodIdentity({
        ...decided,
        clusterName,
        namespace,
        account: accountNameOf(name, serviceAccount),
        logicalName: `${unit}-${name}-pods`,
        physicalName: physicalName(unit, name, { project, stack, unit, rayCluster: name }),
        tags: { [PLATFORM_KEY]: unit, [RAY_CLUSTER_KEY]: name },
        policyArns: policies ?? {},
        policy: hasBuckets ? s3Policy(s3) : undefined,
        roleArn,
    });
}

/** Whether the Ray autoscaler runs, and as this account. */
function headScales(settings: RayClusterSettings): boolean {
    const own: unknown = isRecord(settings.head) ? settings.head.serviceAccountName : undefined;
    return (own === undefined || own === null) && isAutoscaled(settings);
}
