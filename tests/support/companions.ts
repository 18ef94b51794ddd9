import { CoreV1Api, KubeConfig, NetworkingV1Api, PolicyV1Api } from "@kubernetes/client-node";
import { type Lab } from "../lab/lab";

/** What stands beside RayClusters, as the API server has it. */
export function companionApis(lab: Lab) {
    const config = new KubeConfig();
    config.loadFromFile(lab.kubeconfigPath);
    return {
        network: config.makeApiClient(NetworkingV1Api),
        policy: config.makeApiClient(PolicyV1Api),
        core: config.makeApiClient(CoreV1Api),
    };
}

/** Kind and name of every object with Ray's label that is neither pod, Service nor Secret of KubeRay's. */
export async function companionsOf(lab: Lab, cluster: string): Promise<string[]> {
    const { network, policy, core } = companionApis(lab);
    const labelSelector = `ray.io/cluster=${cluster}`;
    const lists = await Promise.all([
        named("NetworkPolicy", network.listNetworkPolicyForAllNamespaces({ labelSelector })),
        named("Ingress", network.listIngressForAllNamespaces({ labelSelector })),
        named("PodDisruptionBudget", policy.listPodDisruptionBudgetForAllNamespaces({ labelSelector })),
        named("PersistentVolumeClaim", core.listPersistentVolumeClaimForAllNamespaces({ labelSelector })),
        named("PersistentVolume", core.listPersistentVolume({ labelSelector })),
    ]);
    return lists.flat().sort();
}

async function named(kind: string, list: Promise<{ items: { metadata?: { name?: string } }[] }>): Promise<string[]> {
    return (await list).items.map(({ metadata }) => `${kind} ${metadata?.name ?? ""}`);
}
