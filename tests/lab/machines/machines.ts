import { type CoreV1Api, type V1Node } from "@kubernetes/client-node";
import { type Aws } from "../aws/aws";
import { type EvictionProblem, type Fleet } from "../aws/front/world";
import { type MachineGroup } from "../aws/machines";
import { gone } from "../supervisor/kubernetes";
import { serialLoop, type SerialLoop } from "../supervisor/serial-loop";
import { askedPatch } from "./asked-patch";
import { drain, type DrainLimits } from "./drain";
import { type FactsOf } from "./instance-facts";
import { CORDONED_ANNOTATION, nodeOf } from "./node";
import { patchNode } from "./node-object";
import { isSettled, nodesOf, planMachines } from "./plan";

/** How long pods that may not stay take to end; those that are real processes are given time to. */
const END_MS = 15_000;
const DEFAULT_BUDGET_MS = 5000;
const AGAIN_MS = 250;

/** Keeps one Node for each machine that AWS runs. */
export class Machines implements Fleet {
    private serial = 0;
    /** Names of the nodes that are being emptied. */
    private readonly leaving = new Set<string>();
    /** Rolls that cannot go on, by `group/generation`. */
    private readonly stuck = new Map<string, EvictionProblem>();
    private questions: Question[] = [];
    private loop: SerialLoop | undefined;

    constructor(
        private readonly aws: Pick<Aws, "machines" | "onChange" | "attach">,
        private readonly core: CoreV1Api,
        private readonly factsOf: FactsOf,
    ) {}

    start(): SerialLoop {
        const loop = serialLoop("machines", () => this.reconcile());
        this.loop = loop;
        this.aws.attach(this);
        this.aws.onChange(() => {
            loop.trigger();
        });
        loop.trigger();
        return loop;
    }

    rolled(nodeGroup: string, generation: number): Promise<EvictionProblem | undefined> {
        return this.ask((nodes) => {
            const problem = this.stuck.get(keyOf({ nodeGroup, generation }));
            if (problem !== undefined) return { answer: problem };
            const group = this.aws.machines().find((one) => one.nodeGroup === nodeGroup);
            const isOver = group?.generation !== generation || isSettled(group, nodes);
            return isOver ? { answer: undefined } : undefined;
        });
    }

    async emptied(nodeGroup: string): Promise<void> {
        await this.ask((nodes) => (nodesOf(nodeGroup, nodes).length === 0 ? { answer: undefined } : undefined));
    }

    /** Asked after each look at the nodes, until there is an answer. */
    private ask(question: (nodes: readonly V1Node[]) => Answer | undefined): Promise<EvictionProblem | undefined> {
        return new Promise((resolve) => {
            this.questions.push((nodes) => {
                const found = question(nodes);
                if (found !== undefined) resolve(found.answer);
                return found !== undefined;
            });
            this.loop?.trigger();
        });
    }

    private async reconcile(): Promise<void> {
        const groups = this.aws.machines();
        const { items: nodes } = await this.core.listNode();
        this.questions = this.questions.filter((isAnswered) => !isAnswered(nodes));
        const plan = planMachines(groups, nodes, this.leaving);
        await Promise.all([
            ...plan.missing.map((group) => this.begin(group)),
            ...plan.outdated.map(({ node, before, asked }) => this.patch(node, askedPatch(node, before, asked))),
            ...plan.cordoned.map((node) => this.patch(node, cordonPatch("true"))),
            ...plan.reopened.map((node) => this.patch(node, cordonPatch(null))),
        ]);
        for (const { node, group } of plan.replaced) void this.replace(node, group);
        const budgetMs = groups[0]?.podEvictionMs ?? DEFAULT_BUDGET_MS;
        for (const node of plan.surplus) void this.end(node, { budgetMs, endMs: END_MS, isForced: true });
        // What is waited for is told by nobody: a node that gets ready, one that is gone.
        if (this.questions.length > 0 || this.leaving.size > 0)
            setTimeout(() => this.loop?.trigger(), AGAIN_MS).unref();
    }

    private begin(group: MachineGroup): Promise<V1Node> {
        const facts = this.factsOf(group.instanceType);
        return this.core.createNode({ body: nodeOf(group, facts, `${Date.now()}-${this.serial++}`) });
    }

    private async replace(node: V1Node, group: MachineGroup): Promise<void> {
        if (this.stuck.has(keyOf(group))) return;
        const { updates, podEvictionMs: budgetMs } = group;
        await this.patch(node, cordonPatch("true"));
        const left = await this.end(node, { budgetMs, endMs: END_MS, isForced: updates.isForced });
        if (left.length > 0) this.stuck.set(keyOf(group), { node: nameOf(node), pods: left });
        this.loop?.trigger();
    }

    /** Ends a machine once its pods are gone, or have had their time. Returns the pods for whose sake it stays. */
    private async end(node: V1Node, limits: DrainLimits): Promise<readonly string[]> {
        const name = nameOf(node);
        this.leaving.add(name);
        try {
            const left = await drain(this.core, name, limits);
            if (left.length > 0 && !limits.isForced) {
                return left.map(({ metadata }) => `${metadata?.namespace ?? ""}/${metadata?.name ?? ""}`);
            }
            await this.terminate(name);
        } catch (error) {
            console.error(`${new Date().toISOString()} machines: ${name}: ${String(error)}`);
        } finally {
            this.leaving.delete(name);
            this.loop?.trigger();
        }
        return [];
    }

    /** The machine goes and what is left of its pods with it. */
    private async terminate(name: string): Promise<void> {
        const { items: pods } = await this.core.listPodForAllNamespaces({ fieldSelector: `spec.nodeName=${name}` });
        const named = pods.map(({ metadata }) => ({
            name: metadata?.name ?? "",
            namespace: metadata?.namespace ?? "",
        }));
        await Promise.all(named.map((pod) => this.core.deleteNamespacedPod(pod).catch(gone)));
        await this.core.deleteNode({ name }).catch(gone);
    }

    private patch(node: V1Node, body: object): Promise<V1Node | undefined> {
        return patchNode(this.core, nameOf(node), body).catch(gone);
    }
}

const cordonPatch = (mark: "true" | null): object => ({
    metadata: { annotations: { [CORDONED_ANNOTATION]: mark } },
    spec: { unschedulable: mark === "true" ? true : null },
});

/** Whether there was an answer. */
type Question = (nodes: readonly V1Node[]) => boolean;

interface Answer {
    readonly answer: EvictionProblem | undefined;
}

const keyOf = ({ nodeGroup, generation }: Pick<MachineGroup, "nodeGroup" | "generation">): string =>
    `${nodeGroup}/${generation}`;

const nameOf = (node: V1Node): string => node.metadata?.name ?? "";
