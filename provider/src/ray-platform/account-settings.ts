import { accountNameOf } from "../pod-identity/account-name";
import { type ServiceAccountArgs } from "../pod-identity/args";
import { type RayClusterSettings } from "../ray-cluster/args";
import { isUnknown } from "../shared/unknown";
import { isObject } from "./placements";

/** The account that the unit makes for a Ray cluster; `undefined` when there is none, or none that is known. */
export const accountOf = ({ serviceAccount }: RayClusterSettings): ServiceAccountArgs | undefined =>
    isObject(serviceAccount) ? serviceAccount : undefined;

/**
 * The settings of a Ray cluster without the account, whose name its pods are given instead: that is what a `RayCluster`
 * on its own takes.
 */
export function withAccountName(name: string, { serviceAccount, ...settings }: RayClusterSettings): RayClusterSettings {
    const account = accountOf({ ...settings, serviceAccount });
    const { podDefaults } = settings;
    if (account === undefined || isUnknown(podDefaults)) return settings;
    return { ...settings, podDefaults: { ...podDefaults, serviceAccountName: accountNameOf(name, account) as string } };
}
