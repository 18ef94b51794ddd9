import { type CoreV1Api, PatchStrategy, setHeaderOptions, type V1Node } from "@kubernetes/client-node";
import { type Aws } from "../aws/aws";
import { gone } from "../supervisor/kubernetes";
import { serialLoop, type SerialLoop } from "../supervisor/serial-loop";
import { askedPatch } from "./asked-patch";
import { type FactsOf } from "./instance-facts";
import { nodeOf } from "./node";
import { planMachines } from "./plan";

/** Keeps one Node for each machine that AWS runs. */
export function startMachines(aws: Pick<Aws, "machines" | "onChange">, core: CoreV1Api, factsOf: FactsOf): SerialLoop {
    let serial = 0;
    const loop = serialLoop("machines", async () => {
        const { items: nodes } = await core.listNode();
        const { missing, surplus, outdated } = planMachines(aws.machines(), nodes);
        // New machines first: pods of those that go have somewhere to run.
        await Promise.all(
            missing.map((group) =>
                core.createNode({ body: nodeOf(group, factsOf(group.instanceType), `${Date.now()}-${serial++}`) }),
            ),
        );
        await Promise.all([
            ...outdated.map(({ node, before, asked }) => patch(core, node, askedPatch(node, before, asked))),
            ...surplus.map((node) => terminate(core, node)),
        ]);
    });
    aws.onChange(() => {
        loop.trigger();
    });
    loop.trigger();
    return loop;
}

/** The machine goes and its pods with it, as when EC2 terminates an instance. */
async function terminate(core: CoreV1Api, node: V1Node): Promise<void> {
    const name = nameOf(node);
    await patch(core, node, { spec: { unschedulable: true } }).catch(gone);
    const { items: pods } = await core.listPodForAllNamespaces({ fieldSelector: `spec.nodeName=${name}` });
    await Promise.all(
        pods.map(({ metadata }) =>
            core.deleteNamespacedPod({ name: metadata?.name ?? "", namespace: metadata?.namespace ?? "" }).catch(gone),
        ),
    );
    await core.deleteNode({ name }).catch(gone);
}

const patch = (core: CoreV1Api, node: V1Node, body: object): Promise<V1Node> =>
    core.patchNode({ name: nameOf(node), body }, setHeaderOptions("Content-Type", PatchStrategy.MergePatch));

const nameOf = (node: V1Node): string => node.metadata?.name ?? "";
