import { accountNameOf } from "../../pod-identity/account-name";
import { serviceAccountArgs } from "../../pod-identity/args";
import { checkServiceAccount } from "../../pod-identity/checks";
import { type RayClusterSettings } from "../../ray-cluster/args/args";
import { type Breach, breachesOf } from "../../shared/breach";
import { below, type Problem } from "../../shared/problems";
import { isUnknown } from "../../shared/unknown";
import { shapeProblems } from "../../shared/validation/shape";
import { accountIn } from "../args/add-on-args";
import { type RayPlatformArgs } from "../args/args";
import { namespaceOf } from "../facts/namespaces";
import { isRecord } from "../../shared/known";

/** Everything wrong with the ServiceAccount of one Ray cluster beside its shape, which is reported elsewhere. */
export function accountIsRight(name: string, settings: RayClusterSettings, path: string): Breach[] {
    const { podDefaults } = settings;
    const account = accountIn(settings);
    const at = below(path, "serviceAccount");
    if (account === undefined || shapeProblems(serviceAccountArgs, account, at).length > 0) return [];
    const problems = checkServiceAccount(account, { path: at, rayCluster: name });
    // Of any shape, null among them: SDKs send it for what was left out.
    const rival: unknown = isRecord(podDefaults) ? podDefaults.serviceAccountName : undefined;
    if (rival === undefined || rival === null) return problems;
    const reason =
        "names a ServiceAccount, and `serviceAccount` makes one for the same pods. Give either; head and workers may still name another of their own.";
    const place = below(below(path, "podDefaults"), "serviceAccountName");
    return [...problems, ...breachesOf("R-ACCOUNT-RIVAL", [{ path: place, reason }])];
}

/** EKS takes one association for an account, and two clusters cannot make the same account. */
export function accountsDiffer(args: RayPlatformArgs): Problem[] {
    const owners = new Map<string, string>();
    return Object.entries(args.rayClusters ?? {}).flatMap(([name, settings]) => {
        const given = accountIn(settings);
        if (given === undefined) return [];
        const account = accountNameOf(name, given);
        const place = settings.namespace ?? namespaceOf(args);
        if (isUnknown(account) || isUnknown(place)) return [];
        const owner = owners.get(`${place}/${account}`);
        owners.set(`${place}/${account}`, owner ?? name);
        if (owner === undefined) return [];
        const reason = `"${account}" is the ServiceAccount of the Ray cluster "${owner}" in the namespace ${place} already. Give another name, or leave it out.`;
        return [{ path: below(below(below("rayClusters", name), "serviceAccount"), "name"), reason }];
    });
}
