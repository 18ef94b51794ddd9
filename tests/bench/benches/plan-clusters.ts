import { checkPlatform } from "../../../provider/src/ray-platform/checks";
import { type RayPlatformArgs } from "../../../provider/src/ray-platform/args/args";
import { placements } from "../../../provider/src/ray-platform/facts/placements";
import { type RayClusterObject } from "../../../provider/src/ray-cluster/plan/object";
import { planRayCluster } from "../../../provider/src/ray-cluster/plan/ray-cluster";
import { DEFAULT_KUBERAY_VERSION } from "../../../provider/src/shared/versions";
import { type Bench, type BenchContext } from "../measure/bench";
import { comparePairs, type Side } from "../measure/pairs";

const POOLS = 50;
/** A tenth of many, ten times over. */
const PARTS = 10;
const many = ({ sized }: BenchContext): number => sized(10_000, 100);

/** Fifty pools, every other one with GPUs, and clusters of three groups spread over them. */
export function unitOf(clusters: number): RayPlatformArgs {
    const pools = Array.from({ length: POOLS }, (_, at) => {
        const instanceTypes = [at % 2 === 0 ? "g6e.12xlarge" : "m7i.2xlarge"];
        return [`pool-${at}`, { instanceTypes, minSize: at % 2, maxSize: 8 }];
    });
    const plain = (at: number) => `pool-${((2 * at) % POOLS) + 1}`;
    const dear = (at: number) => `pool-${(2 * at) % POOLS}`;
    const rayClusters = Array.from({ length: clusters }, (_, at) => {
        const workers = {
            cpu: { pool: plain(at), cpu: 2, memory: "4Gi", replicas: 2 },
            gpu: { pool: dear(at), podsPerNode: 4, minReplicas: 1, maxReplicas: 8 },
            whole: { pool: dear(at + 1), replicas: 1 },
        };
        const head = { pool: plain(at), cpu: 2, memory: "8Gi" };
        return [`cluster-${at}`, { image: "rayproject/ray:2.54.0", head, workers }];
    });
    return {
        cluster: { name: "prod" },
        nodePools: Object.fromEntries(pools) as RayPlatformArgs["nodePools"],
        rayClusters: Object.fromEntries(rayClusters) as RayPlatformArgs["rayClusters"],
    };
}

/** Every rule about inputs and about the objects planned of them, sizes included. */
function check(unit: RayPlatformArgs): void {
    const problems = checkPlatform(unit, "ml");
    if (problems.length > 0) throw new Error(JSON.stringify(problems.slice(0, 3)));
}

const side = (name: string, work: () => void, rounds = 1): Side => ({
    name,
    measure() {
        const began = performance.now();
        for (let round = 0; round < rounds; round++) work();
        return Promise.resolve({ value: (performance.now() - began) / rounds });
    },
});

const JSON_ROUNDS = 50;

const againstJson = (context: BenchContext) => {
    const clusters = many(context);
    const unit = unitOf(clusters);
    return comparePairs(
        side(`checks and plans of ${clusters} clusters with 3 groups, on ${POOLS} pools`, () => {
            check(unit);
        }),
        side("JSON.parse(JSON.stringify(unit))", () => void JSON.parse(JSON.stringify(unit)), JSON_ROUNDS),
        context.measured({ pairs: 5 }),
    );
};

/** What those checks judge: every RayCluster that the unit becomes. */
function plannedIn(unit: RayPlatformArgs): RayClusterObject[] {
    const pools = placements(unit, "ml");
    const common = { namespace: "ray", operatorVersion: DEFAULT_KUBERAY_VERSION, pools };
    return Object.entries(unit.rayClusters ?? {}).map(([name, settings]) =>
        planRayCluster({ ...settings, ...common, name }, "urn"),
    );
}

const againstPlanned = (context: BenchContext) => {
    const clusters = many(context) / PARTS;
    const unit = unitOf(clusters);
    const objects = plannedIn(unit);
    return comparePairs(
        side(`checks and plans of ${clusters} clusters with 3 groups, on ${POOLS} pools`, () => {
            check(unit);
        }),
        side("JSON.parse(JSON.stringify(objects))", () => void JSON.parse(JSON.stringify(objects)), JSON_ROUNDS / 10),
        context.measured({ pairs: 5 }),
    );
};

const againstParts = (context: BenchContext) => {
    const clusters = many(context);
    const [whole, part] = [unitOf(clusters), unitOf(clusters / PARTS)];
    return comparePairs(
        side(`${clusters} clusters in one unit`, () => {
            check(whole);
        }),
        side(`${PARTS} times ${clusters / PARTS} clusters`, () => {
            for (let time = 0; time < PARTS; time++) check(part);
        }),
        context.measured({ pairs: 5 }),
    );
};

export const planClustersBenches: readonly Bench[] = [
    {
        id: "plan-clusters",
        what: "checking a unit of 10,000 Ray clusters, the planned objects and the fit of every pod included / a JSON round trip of its inputs",
        // Nothing sticks out: of the time admission has 30 %, rules 20 %, plans 20 %, fit 15 %, and garbage 15 %;
        // a round trip of the inputs, a fourteenth of the objects, is small beside each.
        target: 130,
        unit: "ms",
        measure: againstJson,
    },
    {
        id: "plan-clusters-planned",
        what: "the same for 1,000 Ray clusters / a JSON round trip of the RayClusters planned, which are fourteen times the text of the inputs",
        target: 16,
        unit: "ms",
        measure: againstPlanned,
    },
    {
        id: "plan-clusters-growth",
        what: "the same / ten times a tenth of it: the work grows as the input does",
        target: 1.15,
        unit: "ms",
        measure: againstParts,
    },
];
