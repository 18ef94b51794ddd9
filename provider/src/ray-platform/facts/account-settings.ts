import { accountNameOf } from "../../pod-identity/account-name";
import { type RayClusterSettings } from "../../ray-cluster/args/args";
import { isUnknown } from "../../shared/unknown";
import { accountIn } from "../args/add-on-args";

/**
 * The settings of a Ray cluster without the account, whose name its pods are given instead: that is what a `RayCluster`
 * on its own takes.
 */
export function withAccountName(name: string, { serviceAccount, ...settings }: RayClusterSettings): RayClusterSettings {
    const account = accountIn({ ...settings, serviceAccount });
    const { podDefaults } = settings;
    if (account === undefined || isUnknown(podDefaults)) return settings;
    return { ...settings, podDefaults: { ...podDefaults, serviceAccountName: accountNameOf(name, account) as string } };
}

export const withoutAccount = (settings: RayClusterSettings): RayClusterSettings =>
    Object.fromEntries(Object.entries(settings).filter(([key]) => key !== "serviceAccount")) as RayClusterSettings;
