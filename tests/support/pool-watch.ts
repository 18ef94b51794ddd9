import { type V1Node, type V1Pod } from "@kubernetes/client-node";
import { setTimeout as pause } from "node:timers/promises";
import { isReady } from "../lab/machines/node-object";
import { type Kubernetes } from "./kubernetes";

const EVERY_MS = 100;
const POOL = "kuberay.pulumi.com/pool";
const GROUP = "eks.amazonaws.com/nodegroup";

/** The nodes of a pool at one moment. */
export interface Sample {
    readonly at: Date;
    readonly nodes: readonly {
        readonly name: string;
        readonly group: string;
        readonly ready: boolean;
        readonly open: boolean;
    }[];
}

export const nodesOfPool = async ({ core }: Kubernetes, pool: string): Promise<V1Node[]> =>
    (await core.listNode({ labelSelector: `${POOL}=${pool}` })).items;

export const namesOf = (objects: readonly (V1Node | V1Pod)[]): string[] =>
    objects.map(({ metadata }) => metadata?.name ?? "").sort();

/** Looks at the nodes of a pool all the while something is done. */
export async function watchingPool(
    k8s: Kubernetes,
    pool: string,
    action: () => Promise<unknown>,
): Promise<readonly Sample[]> {
    const samples: Sample[] = [];
    const over = new AbortController();
    const watching = (async () => {
        while (!over.signal.aborted) {
            const nodes = await nodesOfPool(k8s, pool);
            samples.push({ at: new Date(), nodes: nodes.map(seen) });
            await pause(EVERY_MS);
        }
    })();
    try {
        await action();
    } finally {
        over.abort();
        await watching;
    }
    return samples;
}

const seen = (node: V1Node): Sample["nodes"][number] => ({
    name: node.metadata?.name ?? "",
    group: node.metadata?.labels?.[GROUP] ?? "",
    ready: isReady(node),
    open: node.spec?.unschedulable !== true,
});
