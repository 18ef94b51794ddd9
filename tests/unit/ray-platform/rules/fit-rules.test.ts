import { expect } from "chai";
import { type RayPlatformArgs } from "../../../../provider/src/ray-platform/args/args";
import { checkPlatform } from "../../../../provider/src/ray-platform/checks";
import { clustersFitTogether, poolsHaveToGrow } from "../../../../provider/src/ray-platform/rules/fit-rules";
import { judgedClusters } from "../../../../provider/src/ray-platform/rules/judged-unit";
import { placements } from "../../../../provider/src/ray-platform/facts/placements";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";

const HEAD = { pool: "general", cpu: 2, memory: "8Gi" };
const whole = (replicas: number) => ({ image: "r:1", head: HEAD, workers: { w: { pool: "gpu", replicas } } });

const unit = (rayClusters: object, differs: object = {}, general: object = {}): RayPlatformArgs =>
    ({
        cluster: { name: "prod" },
        nodePools: {
            general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 4, ...general },
            gpu: { instanceTypes: ["g6e.12xlarge"], minSize: 0, maxSize: 4 },
        },
        rayClusters,
        ...differs,
    }) as RayPlatformArgs;

const texts = (problems: ReturnType<typeof clustersFitTogether>): string[] =>
    problems.map(({ path, reason }) => `${path}: ${reason}`);
const clustersOf = (args: RayPlatformArgs) => judgedClusters(args, placements(args, "ml"));
const together = (args: RayPlatformArgs) => texts(clustersFitTogether(clustersOf(args)));
const growing = (args: RayPlatformArgs) => texts(poolsHaveToGrow(args, clustersOf(args)));

/** Asks for more than any node of its pool has. */
const LARGE = { image: "r:2.54.0", head: { pool: "general", cpu: 64 } };

describe("a Ray pod that is too large", () => {
    const refused = (args: RayPlatformArgs): string[] => checkPlatform(args, "ml").map(({ path }) => path);

    it("is refused beside another Ray cluster in which something is wrong", () => {
        const wrong = { ...LARGE, namespace: "No" };
        expect(refused(unit({ large: LARGE, wrong }))).to.deep.equal([
            "rayClusters.wrong.namespace",
            "rayClusters.large.head.cpu",
        ]);
    });

    it("is refused beside a pool in which something is wrong", () => {
        const args = unit({ large: LARGE });
        const gpu = { ...args.nodePools?.gpu, minSize: 9 };
        expect(
            refused({ ...args, nodePools: { ...args.nodePools, gpu } as RayPlatformArgs["nodePools"] }),
        ).to.deep.equal(["nodePools.gpu.minSize", "rayClusters.large.head.cpu"]);
    });

    it("is not refused on a pool in which something is wrong", () => {
        expect(refused(unit({ large: LARGE }, {}, { minSize: 9 }))).to.deep.equal(["nodePools.general.minSize"]);
    });
});

describe("Ray clusters that share a pool", () => {
    it("are warned of when their pods may not all find room", () => {
        expect(together(unit({ a: whole(3), b: whole(2) }))).to.deep.equal([
            'rayClusters.a.workers.w.pool: the pods that always run on pool "gpu" (3 of rayClusters.a.workers.w, 2 of rayClusters.b.workers.w) may not all find room on its at most 4 nodes, depending on how Kubernetes spreads them; 5 are enough in any case. Raise the pool\'s maxSize to 5, or lower what they ask for.',
        ]);
    });

    it("are not when there is room for all", () => {
        expect(together(unit({ a: whole(2), b: whole(2) }))).to.deep.equal([]);
    });

    it("are not while it is unknown how many pods there are", () => {
        expect(together(unit({ a: whole(4), b: whole(UNKNOWN as never) }))).to.deep.equal([]);
    });

    it("leave what one of them asks for to that cluster", () => {
        expect(together(unit({ a: whole(5) }))).to.deep.equal([]);
    });
});

describe("a pool that has to grow for its pods", () => {
    it("is noted, with what may add nodes", () => {
        expect(growing(unit({ a: whole(2) }))).to.deep.equal([
            "nodePools.gpu: needs 2 nodes for the pods that always run on it, and its minSize is 0: something must see to the rest. Unless the EKS cluster has an autoscaler for nodes, give clusterAutoscaler, or raise minSize to 2.",
        ]);
    });

    it("is noted in words that are true of a pool that runs, whose minSize is lowered", () => {
        expect(growing(unit({ a: { image: "r:1", head: HEAD } }, {}, { minSize: 0 }))).to.deep.equal([
            "nodePools.general: needs 1 node for the pods that always run on it, and its minSize is 0: something must see to the rest. Unless the EKS cluster has an autoscaler for nodes, give clusterAutoscaler, or raise minSize to 1.",
        ]);
    });

    const QUIET: readonly [title: string, args: RayPlatformArgs][] = [
        ["beside the unit's own Cluster Autoscaler", unit({ a: whole(2) }, { clusterAutoscaler: {} })],
        [
            "when its groups may be empty",
            unit({ a: { ...whole(1), workers: { w: { pool: "gpu", minReplicas: 0, maxReplicas: 4 } } } }),
        ],
        ["when it begins with enough", unit({ a: { image: "r:1", head: HEAD } })],
        [
            "when it is asked to begin with more",
            unit(
                { a: { image: "r:1", head: HEAD }, b: { image: "r:1", head: { pool: "general" } } },
                {},
                { desiredSize: 3 },
            ),
        ],
        ["while its sizes are not known", unit({ a: { image: "r:1", head: HEAD } }, {}, { minSize: UNKNOWN })],
    ];
    for (const [title, args] of QUIET) it(`is not ${title}`, () => expect(growing(args)).to.deep.equal([]));
});
