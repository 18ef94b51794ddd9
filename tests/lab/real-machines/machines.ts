import { type CoreV1Api } from "@kubernetes/client-node";
import { type Aws } from "../aws/aws";
import { type MachineGroup } from "../aws/machines";
import { askedPatch } from "../machines/asked-patch";
import { type FactsOf } from "../machines/instance-facts";
import { type Asked, askedOf } from "../machines/node";
import { gone } from "../supervisor/kubernetes";
import { readiness } from "../supervisor/readiness";
import { serialLoop, type SerialLoop } from "../supervisor/serial-loop";
import { drain } from "../machines/drain";
import { routeInNode } from "./network";
import { LAST_NODE } from "./network-plan";
import { type NodeWorld, type RealNode, startNode, stopNode } from "./node";
import { isReady, patchNode, readNode } from "../machines/node-object";
import { planNodes, type Running } from "./plan";

/** EKS waits for a quarter of an hour; pods of real containers take a while to end. */
const DRAIN = { budgetMs: 60_000, endMs: 45_000, isForced: true } as const;

interface Machine extends Running, RealNode {
    asked: Asked;
}

/** Keeps one real node for each machine that AWS runs. */
export class RealMachines {
    private machines: Machine[] = [];
    private lastNumber = 1;

    constructor(
        private readonly world: NodeWorld,
        private readonly core: CoreV1Api,
        private readonly factsOf: FactsOf,
    ) {}

    follow(aws: Pick<Aws, "machines" | "onChange">): SerialLoop {
        const loop = serialLoop("machines", () => this.reconcile(aws.machines()));
        aws.onChange(() => {
            loop.trigger();
        });
        loop.trigger();
        return loop;
    }

    private async reconcile(groups: readonly MachineGroup[]): Promise<void> {
        const { missing, surplus, outdated } = planNodes(groups, this.machines);
        // New machines first: pods of those that go have somewhere to run.
        const started = await Promise.allSettled(missing.map((group) => this.start(group)));
        for (const { machine, asked } of outdated) await this.tell(machine, asked);
        await Promise.all(surplus.map((machine) => this.end(machine)));
        for (const one of started) if (one.status === "rejected") throw one.reason;
    }

    private async start(group: MachineGroup): Promise<void> {
        const node = await startNode(this.world, group, this.factsOf(group.instanceType), this.freeNumber());
        const { nodeGroup, generation } = group;
        const machine: Machine = { ...node, nodeGroup, generation, asked: askedOf(group) };
        this.machines.push(machine);
        try {
            await readiness(node.program, async () => isReady(await readNode(this.core, node.name)));
            await this.connect(machine);
        } catch (error) {
            await this.remove(machine);
            // The next attempt has the same name, and writes to the same log.
            this.lastNumber = machine.number - 1;
            throw error;
        }
    }

    /** Routes between its pods and those of every other node, both ways. */
    private async connect(node: Machine): Promise<void> {
        for (const other of this.machines.filter((one) => one !== node)) {
            await routeInNode(node.program.pid, other.network);
            await routeInNode(other.program.pid, node.network);
        }
    }

    /** Labels and taints reach a running node, as on EKS. */
    private async tell(machine: Machine, asked: Asked): Promise<void> {
        const node = await readNode(this.core, machine.name);
        if (node !== undefined) await patchNode(this.core, machine.name, askedPatch(node, machine.asked, asked));
        machine.asked = asked;
    }

    private async end(machine: Machine): Promise<void> {
        await drain(this.core, machine.name, DRAIN);
        await this.remove(machine);
    }

    private async remove(machine: Machine): Promise<void> {
        this.machines = this.machines.filter((one) => one !== machine);
        await stopNode(this.world, machine);
        await this.core.deleteNode({ name: machine.name }).catch(gone);
    }

    /** Not one that was in use a moment ago: its name would still be in many caches. */
    private freeNumber(): number {
        const used = new Set(this.machines.map(({ number }) => number));
        do this.lastNumber = this.lastNumber >= LAST_NODE ? 2 : this.lastNumber + 1;
        while (used.has(this.lastNumber));
        return this.lastNumber;
    }
}
