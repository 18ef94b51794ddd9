import { type ServiceAccountArgs } from "../pod-identity/args";
import { below } from "../shared/problems";
import { containsUnknown, isUnknown } from "../shared/unknown";
import { type RayPlatformArgs } from "./args";

/**
 * Inputs that decide which children there are, and what they are called, and that are not known yet. While there are
 * any, a preview of the children would be invented. Other unknown leaves flow into the children.
 */
export function unplannable(args: RayPlatformArgs): string[] {
    const { cluster, namespace, createNamespace, nodePools, operator, rayClusters } = args;
    return [
        ...ifUnknown("cluster", cluster),
        ...ifUnknown("namespace", namespace),
        ...ifUnknown("createNamespace", createNamespace),
        ...mapWithUnknowns("nodePools", nodePools),
        ...operatorUnknowns(operator),
        ...ifUnknown("installPodIdentityAgent", args.installPodIdentityAgent),
        ...mapWithUnknowns("rayClusters", rayClusters),
        ...clusterUnknowns(rayClusters),
    ];
}

function operatorUnknowns(operator: RayPlatformArgs["operator"]): string[] {
    if (operator === undefined || isUnknown(operator)) return ifUnknown("operator", operator);
    return [
        ...ifUnknown("operator.version", operator.version),
        ...ifUnknown("operator.namespace", operator.namespace),
        ...(containsUnknown(operator.watchNamespaces) ? ["operator.watchNamespaces"] : []),
    ];
}

function clusterUnknowns(clusters: RayPlatformArgs["rayClusters"]): string[] {
    if (clusters === undefined || isUnknown(clusters)) return [];
    return Object.entries(clusters).flatMap(([name, cluster]) => {
        if (isUnknown(cluster)) return [];
        const path = below("rayClusters", name);
        return [
            ...ifUnknown(below(path, "namespace"), cluster.namespace),
            ...mapWithUnknowns(below(path, "workers"), cluster.workers),
            ...accountUnknowns(below(path, "serviceAccount"), cluster.serviceAccount),
        ];
    });
}

/** ARNs may be those of resources of the same program; which policies there are must be known. */
function accountUnknowns(path: string, account: ServiceAccountArgs | undefined): string[] {
    if (account === undefined || isUnknown(account)) return ifUnknown(path, account);
    return [...ifUnknown(below(path, "policies"), account.policies), ...ifUnknown(below(path, "s3"), account.s3)];
}

function mapWithUnknowns(path: string, map: Readonly<Record<string, unknown>> | undefined): string[] {
    if (map === undefined || isUnknown(map)) return ifUnknown(path, map);
    return Object.entries(map).flatMap(([name, value]) => ifUnknown(below(path, name), value));
}

const ifUnknown = (path: string, value: unknown): string[] => (isUnknown(value) ? [path] : []);
