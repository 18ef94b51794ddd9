import * as pulumi from "@pulumi/pulumi";
import { type PoolSecrets } from "./facts/pool-context";

/** What user data is written from. */
const TOLD = ["userData", "kubelet", "nodeadm", "bottlerocketSettings", "labels", "taints"];

/** Looks at the inputs as they came. The autoscaler's tags repeat labels and taints: a secret in these is one there. */
export async function secretsOf(pool: unknown): Promise<PoolSecrets> {
    const given = (pool ?? {}) as Readonly<Record<string, unknown>>;
    const isSecret = (leaf: unknown) => pulumi.isSecret(pulumi.output(leaf));
    const [labels, taints, tags] = await Promise.all([given.labels, given.taints, given.tags].map(isSecret));
    const userData = (await Promise.all(TOLD.map((key) => isSecret(given[key])))).includes(true);
    return { labels: labels === true, taints: taints === true, tags: [labels, taints, tags].includes(true), userData };
}

/** A value as a resource's input: as a secret where it is one. */
export const concealed = <T>(value: T, isSecret: boolean): T | pulumi.Output<T> =>
    isSecret && value !== undefined ? (pulumi.secret(value) as unknown as pulumi.Output<T>) : value;
