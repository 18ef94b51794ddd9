import { type RayClusterSettings } from "../../ray-cluster/args/args";
import { below } from "../../shared/problems";
import { containsUnknown, isUnknown } from "../../shared/unknown";
import { accountIn, devicePluginsIn } from "../args/add-on-args";
import { type RayPlatformArgs } from "../args/args";

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
        ...pluginUnknowns(args),
        ...ifUnknown("clusterAutoscaler", args.clusterAutoscaler),
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

function pluginUnknowns(args: RayPlatformArgs): string[] {
    if (isUnknown(args.devicePlugins)) return ["devicePlugins"];
    const plugins = devicePluginsIn(args);
    const kinds = (["nvidia", "efa"] as const).flatMap((kind) => {
        const [path, plugin = {}] = [below("devicePlugins", kind), plugins[kind]];
        return isUnknown(plugin) ? [path] : ifUnknown(below(path, "enabled"), plugin.enabled);
    });
    return [...ifUnknown("devicePlugins.enabled", plugins.enabled), ...kinds];
}

function clusterUnknowns(clusters: RayPlatformArgs["rayClusters"]): string[] {
    if (clusters === undefined || isUnknown(clusters)) return [];
    return Object.entries(clusters).flatMap(([name, cluster]) => {
        if (isUnknown(cluster)) return [];
        const path = below("rayClusters", name);
        return [
            ...ifUnknown(below(path, "namespace"), cluster.namespace),
            ...mapWithUnknowns(below(path, "workers"), cluster.workers),
            ...accountUnknowns(below(path, "serviceAccount"), cluster),
        ];
    });
}

/** ARNs may be those of resources of the same program; which policies there are must be known. */
function accountUnknowns(path: string, cluster: RayClusterSettings): string[] {
    if (isUnknown(cluster.serviceAccount)) return [path];
    const account = accountIn(cluster) ?? {};
    return [...ifUnknown(below(path, "policies"), account.policies), ...ifUnknown(below(path, "s3"), account.s3)];
}

function mapWithUnknowns(path: string, map: Readonly<Record<string, unknown>> | undefined): string[] {
    if (map === undefined || isUnknown(map)) return ifUnknown(path, map);
    return Object.entries(map).flatMap(([name, value]) => ifUnknown(below(path, name), value));
}

const ifUnknown = (path: string, value: unknown): string[] => (isUnknown(value) ? [path] : []);
