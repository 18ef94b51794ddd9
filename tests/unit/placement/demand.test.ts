import { expect } from "chai";
import fc from "fast-check";
import { type Demand, nodesForAll } from "../../../provider/src/placement/demand";
import { nodeBudget, type NodeBudget } from "../../../provider/src/placement/node-budget";
import { type PlacementPool } from "../../../provider/src/placement/placement-pool";
import { GPU, podsOnNode, type Resources, sharesOf, sum } from "../../../provider/src/placement/amounts";
import { UNKNOWN } from "../../../provider/src/shared/unknown";
import { plain, pool } from "./fixtures";

const pod = (cpuMillis: number, memoryMiB: number, gpus = 0): Resources => ({
    cpuMillis,
    memoryMiB,
    storageMiB: 0,
    devices: { [GPU]: gpus },
});

const budgetOf = (on: PlacementPool): NodeBudget => {
    const budget = nodeBudget(on);
    if (budget === undefined) throw new Error("the pool has no budget");
    return budget;
};

const HALF = pod(3800, 1024);
const WHOLE = pod(7000, 1024);
const SMALL = pod(700, 1024);

/** m7i.2xlarge leaves 7660m CPU and 27 GiB. */
const CASES: readonly [title: string, demands: readonly Demand[], nodes: number][] = [
    ["no node for nothing", [], 0],
    ["no node for a group that may be empty", [{ pod: WHOLE, pods: 0 }], 0],
    ["one node for each pod that takes a whole one", [{ pod: WHOLE, pods: 3 }], 3],
    ["one node for two pods that take half", [{ pod: HALF, pods: 2 }], 1],
    ["one more for a third", [{ pod: HALF, pods: 3 }], 2],
    [
        "a node beside each that a small pod may spoil",
        [
            { pod: WHOLE, pods: 1 },
            { pod: SMALL, pods: 2 },
        ],
        3,
    ],
    [
        "one node for small ones of two kinds",
        [
            { pod: SMALL, pods: 2 },
            { pod: pod(400, 512), pods: 2 },
        ],
        1,
    ],
    ["nothing for a pod that surely fits no node: it is told elsewhere", [{ pod: pod(9000, 1024), pods: 4 }], 0],
];

describe("the nodes that surely have room for all pods", () => {
    for (const [title, demands, nodes] of CASES) {
        it(`are ${title}`, () => expect(nodesForAll(demands, plain())).to.equal(nodes));
    }

    it("are not known while the types are unknown", () => {
        expect(nodesForAll([{ pod: SMALL, pods: 1 }], plain({ instanceTypes: [UNKNOWN as never] }))).to.equal(
            undefined,
        );
    });

    it("take every pod, in whatever order they come and wherever the scheduler puts them", () => {
        const anyPod = fc
            .tuple(fc.integer({ min: 1, max: 47_000 }), fc.integer({ min: 1, max: 360_000 }), fc.nat(4))
            .map((sizes) => pod(...sizes));
        const demands = fc.array(fc.record({ pod: anyPod, pods: fc.nat(6) }), { maxLength: 4 });
        fc.assert(
            fc.property(demands, fc.infiniteStream(fc.nat()), (all, dice) => {
                const node = budgetOf(pool());
                const fitting = all.filter(({ pod: one }) => podsOnNode(one, node) > 0);
                const nodes = Array.from({ length: nodesForAll(all, pool()) ?? 0 }, (): Resources[] => []);
                const waiting = fitting.flatMap(({ pod: one, pods }) => Array.from({ length: pods }, () => one));
                while (waiting.length > 0) {
                    const [next] = waiting.splice(roll(dice, waiting.length), 1);
                    const open = nodes.filter((there) => next !== undefined && hasRoom(there, next, node));
                    expect(open, "nodes with room").to.have.length.greaterThan(0);
                    if (next !== undefined) open[roll(dice, open.length)]?.push(next);
                }
            }),
        );
    });
});

const roll = (dice: fc.Stream<number>, sides: number): number => (dice.next().value as number) % sides;

const hasRoom = (there: readonly Resources[], next: Resources, node: NodeBudget): boolean =>
    there.length < node.pods && sharesOf(sum([...there, next]), node).every(({ asked, offered }) => asked <= offered);
