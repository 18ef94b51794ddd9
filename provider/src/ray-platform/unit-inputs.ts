import * as pulumi from "@pulumi/pulumi";
import { asInputs, type Inputs } from "../shared/pulumi/inputs";
import { type Unknown } from "../shared/unknown";
import { rayClusterSettings, type RayClusterSettings } from "../ray-cluster/args/args";
import { type RayPlatformArgs } from "./args/args";

/** Inputs of the unit as they arrive: maps by name plain, leaves possibly Outputs. */
export type RayPlatformInputs = Inputs<RayPlatformArgs>;

/**
 * What was written of one Ray cluster, with its leaves as they came: an environment variable that is a secret stays
 * one, and what it depends on stays known. Only a cluster that is one Output as a whole has to be taken apart.
 */
export function clusterSettings(inputs: RayPlatformInputs, name: string): Inputs<RayClusterSettings> {
    const settings = (inputs.rayClusters as Readonly<Record<string, unknown>>)[name];
    const keys = Object.keys(rayClusterSettings.properties).filter((key) => key !== "serviceAccount");
    const leaf = (key: string): unknown =>
        pulumi.Output.isInstance(settings)
            ? settings.apply((all) => (all as Readonly<Record<string, unknown>>)[key])
            : (settings as Readonly<Record<string, unknown>>)[key];
    return Object.fromEntries(keys.map((key) => [key, leaf(key)])) as Inputs<RayClusterSettings>;
}

type PodDefaults = Inputs<RayClusterSettings>["podDefaults"];

/** The defaults of all pods of a cluster, with the account that the unit makes for them. Leaves stay as they came. */
export function onAccount(account: string | Unknown, given: PodDefaults): PodDefaults {
    const { serviceAccountName } = asInputs<{ serviceAccountName: string | Unknown }>({ serviceAccountName: account });
    if (pulumi.Output.isInstance(given) || given instanceof Promise) {
        return pulumi.output(given).apply((defaults) => ({ ...defaults, serviceAccountName }));
    }
    return { ...given, serviceAccountName };
}

/** Ray clusters whose `serviceAccount` was given as a secret, or holds one. */
export async function secretAccounts({ rayClusters }: RayPlatformInputs): Promise<ReadonlySet<string>> {
    const clusters = Object.entries((rayClusters ?? {}) as Readonly<Record<string, unknown>>);
    const found = clusters.map(async ([name, settings]) => {
        const account = pulumi.Output.isInstance(settings)
            ? settings
            : (settings as Account | undefined)?.serviceAccount;
        return account !== undefined && (await pulumi.isSecret(pulumi.output(account))) ? [name] : [];
    });
    return new Set((await Promise.all(found)).flat());
}

interface Account {
    readonly serviceAccount?: unknown;
}

type NetworkPolicy = Inputs<RayClusterSettings>["networkPolicy"];

/**
 * The network policy of a cluster of the unit, which knows where the operator is, and where pods with an account get
 * their credentials. Leaves stay as they came.
 */
export function admitting(operatorNamespace: string, agent: Agent | undefined, given: NetworkPolicy): NetworkPolicy {
    if (pulumi.Output.isInstance(given) || given instanceof Promise) {
        return pulumi.output(given).apply((policy) => admitting(operatorNamespace, agent, policy)) as NetworkPolicy;
    }
    const policy = { operatorNamespace, ...given };
    if (agent === undefined || policy.egress === undefined) return policy;
    const allowTo = pulumi
        .all([policy.egress, policy.allowTo])
        .apply(([egress, peers]) => (egress === "cluster" ? [...(peers ?? []), agent] : peers));
    return { ...policy, allowTo };
}

interface Agent {
    readonly cidr: string;
    readonly ports: number[];
}

/**
 * The Pod Identity Agent of the pod's own node (EKS user guide, "Learn how EKS Pod Identity works"). Never both: the
 * network policy agent of EKS failed on rules of the other family (aws-network-policy-agent#321).
 */
export const agentOf = (ipFamily: string | Unknown | undefined): Agent => ({
    cidr: ipFamily === "ipv6" ? "fd00:ec2::23/128" : "169.254.170.23/32",
    ports: [80],
});

/**
 * A kubeconfig given whole may hold credentials, and Pulumi keeps no secrets inside nested inputs by itself. Runs before
 * the gate: the inputs may be of any shape.
 */
export function withSecretKubeconfig(inputs: pulumi.Inputs): pulumi.Inputs {
    const cluster: unknown = inputs.cluster;
    const isPlain = typeof cluster === "object" && cluster !== null && !pulumi.Output.isInstance(cluster);
    if (!isPlain || !("kubeconfig" in cluster)) return inputs;
    return { ...inputs, cluster: { ...cluster, kubeconfig: pulumi.secret(cluster.kubeconfig) } };
}
