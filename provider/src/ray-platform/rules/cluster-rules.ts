import { type Problem } from "../../shared/problems";
import { isUnknown } from "../../shared/unknown";
import { type RayPlatformArgs } from "../args/args";

/** There is exactly one way to reach the cluster. */
export function clusterIsReachable({ cluster }: RayPlatformArgs): Problem[] {
    if (isUnknown(cluster)) return [];
    const { name, endpoint, certificateAuthority, kubeconfig } = cluster;
    if (!isUnknown(name) && name.trim() === "")
        return [{ path: "cluster.name", reason: "is the name of an EKS cluster, got nothing. Give the name." }];
    if (kubeconfig !== undefined && (endpoint !== undefined || certificateAuthority !== undefined)) {
        const reason = "is used as it is, and `endpoint` or `certificateAuthority` is given too. Give either.";
        return [{ path: "cluster.kubeconfig", reason }];
    }
    if (endpoint !== undefined && certificateAuthority === undefined)
        return [needs("endpoint", "certificateAuthority")];
    if (endpoint === undefined && certificateAuthority !== undefined)
        return [needs("certificateAuthority", "endpoint")];
    return [];
}

const needs = (given: string, missing: string): Problem => ({
    path: `cluster.${missing}`,
    reason: `is missing, and \`${given}\` is given: the API server's address and its authority go together. Give both, or neither and let them be looked up.`,
});
