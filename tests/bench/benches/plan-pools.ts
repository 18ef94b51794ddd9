import { instanceTypeNames } from "../../../provider/src/instance-catalog/find";
import { type NodePoolArgs } from "../../../provider/src/node-pool/args/node-pool";
import { checkNodePool, checkNodePools } from "../../../provider/src/node-pool/checks";
import { planNodePool } from "../../../provider/src/node-pool/plan/node-pool";
import { type Bench } from "../measure/bench";
import { comparePairs, type Side } from "../measure/pairs";
import { context } from "../../unit/node-pool/fixtures";

const COUNT = 50;
/** Of one sample. Both sides take about as long, so that what else the machine does falls on both alike. */
const PLAN_ROUNDS = 20;
const JSON_ROUNDS = 600;
/** Until the code is as fast as it gets. */
const WARM_UPS = 10;

const poolOf = (instanceType: string): NodePoolArgs => ({
    instanceTypes: [instanceType],
    minSize: 0,
    maxSize: 8,
    capacity: "spot",
    labels: { team: "ml" },
    taints: [{ key: "example.com/team", value: "ml", effect: "NoSchedule" }],
    diskSize: 200,
    tags: { "cost center": "42" },
});

/** From all over the catalogue, as far as pools can have them. */
function fiftyPools(): Record<string, NodePoolArgs> {
    const usable = instanceTypeNames().filter(
        (name) => checkNodePool(poolOf(name), { name: "one", path: "" }).length === 0,
    );
    const names = Array.from({ length: COUNT }, (_, at) => `pool-${at}`);
    const step = Math.floor(usable.length / COUNT);
    return Object.fromEntries(names.map((name, at) => [name, poolOf(usable[at * step] ?? "")]));
}

function planAll(pools: Readonly<Record<string, NodePoolArgs>>): void {
    const problems = checkNodePools(pools, "nodePools");
    if (problems.length > 0) throw new Error(JSON.stringify(problems));
    for (const [name, pool] of Object.entries(pools)) planNodePool(pool, context({ pool: name }));
}

const side = (name: string, rounds: number, work: () => unknown): Side => ({
    name,
    measure() {
        const began = performance.now();
        for (let round = 0; round < rounds; round++) work();
        return Promise.resolve({ value: (performance.now() - began) / rounds });
    },
});

export const planPoolsBench: Bench = {
    id: "plan-pools",
    what: `checking and planning ${COUNT} node pools, every name, tag and size of them / a JSON round trip of their inputs`,
    // 49 to 55 were seen on two busy cores, 28 on idle ones before pools told their pods so much.
    target: 60,
    unit: "ms",
    measure({ measured }) {
        const pools = fiftyPools();
        return comparePairs(
            side(`checks and plans of ${COUNT} pools`, PLAN_ROUNDS, () => {
                planAll(pools);
            }),
            side("JSON.parse(JSON.stringify(pools))", JSON_ROUNDS, () => JSON.parse(JSON.stringify(pools)) as unknown),
            measured({ pairs: 21, warmUps: WARM_UPS }),
        );
    },
};
