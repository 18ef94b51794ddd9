import { expect } from "chai";
import { type Manifests } from "../../../../provider/src/kuberay-manifests/manifests";
import { planNodePool } from "../../../../provider/src/node-pool/plan/node-pool";
import { type RayPlatformArgs } from "../../../../provider/src/ray-platform/args/args";
import { planPlatform } from "../../../../provider/src/ray-platform/plan/plan";
import { unplannable } from "../../../../provider/src/ray-platform/facts/unplannable";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { context } from "../../node-pool/fixtures";

const unknown = UNKNOWN as never;
const MANIFESTS: Manifests = { version: "1.6.2", digest: "", crds: [], rules: [], leaderElectionRules: [] };

const args = (differs: Partial<RayPlatformArgs> = {}): RayPlatformArgs => ({
    cluster: { name: "prod" },
    nodePools: {
        general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 4 },
        gpu: { instanceTypes: ["g6e.12xlarge"], capacity: "spot", maxSize: 8 },
    },
    rayClusters: { train: { image: "rayproject/ray:2.54.0", head: { pool: "general" } } },
    ...differs,
});

const plan = (differs: Partial<RayPlatformArgs> = {}) => {
    const given = args(differs);
    const pools = Object.entries(given.nodePools ?? {}).map(([name, pool]) => [
        name,
        planNodePool(pool, context({ pool: name })),
    ]);
    return planPlatform(given, Object.fromEntries(pools) as Parameters<typeof planPlatform>[1], MANIFESTS, undefined);
};

describe("the plan of a unit", () => {
    it("gives a Ray cluster the pools that it names, and no other", () => {
        expect(Object.keys(plan().rayClusters.train?.pools ?? {})).to.deep.equal(["general"]);
        const workers = { a: { pool: "gpu" } };
        const both = { train: { image: "r:1", head: { pool: "general" }, workers } };
        expect(Object.keys(plan({ rayClusters: both }).rayClusters.train?.pools ?? {})).to.deep.equal([
            "general",
            "gpu",
        ]);
    });

    it("gives a Ray cluster every pool while it is unknown which one it names", () => {
        const rayClusters = { train: { image: "r:1", head: { pool: unknown } } };
        expect(Object.keys(plan({ rayClusters }).rayClusters.train?.pools ?? {})).to.deep.equal(["general", "gpu"]);
    });

    it("hands a Ray cluster no AWS name: a pool that is replaced is no edit of the cluster", () => {
        expect(plan().rayClusters.train?.pools.general).to.have.all.keys(
            "nodeSelector",
            "taints",
            "instanceTypes",
            "capacity",
            "minSize",
            "maxSize",
        );
    });

    it("lets the operator run where nothing keeps it away", () => {
        expect(plan().operatorPools).to.deep.equal(["general"]);
    });

    it("makes the namespace of its Ray objects, except one that every cluster has, and when told not to", () => {
        expect(plan().namespace).to.equal("ray");
        expect(plan({ namespace: "team-a" }).namespace).to.equal("team-a");
        expect(plan({ namespace: "default" }).namespace).to.equal(undefined);
        expect(plan({ createNamespace: false }).namespace).to.equal(undefined);
    });

    it("makes a namespace once when the operator lives in that of the Ray objects", () => {
        const shared = plan({ operator: { namespace: "ray" } });
        expect([shared.namespace, shared.operator.createNamespace]).to.deep.equal(["ray", false]);
    });

    it("has the operator watch the namespaces of its Ray objects, when nothing else is said", () => {
        const rayClusters = { a: { image: "r:1", namespace: "team-b" }, b: { image: "r:1" } };
        expect(plan({ rayClusters }).operator.watchNamespaces).to.deep.equal(["ray", "team-b"]);
    });

    it("is summed up with its launch templates, by the inputs that they come from", () => {
        const templateWith = (edit: object) => {
            const general = { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 4, ...edit };
            return plan({ nodePools: { general } }).summary.nodePools.general?.launchTemplate;
        };
        const before = templateWith({});
        expect(templateWith({ maxSize: 9, labels: { a: "b" } })).to.deep.equal(before);
        const larger = templateWith({ diskSize: 500 });
        expect(larger)
            .to.deep.equal({ ...before, diskSize: larger?.diskSize })
            .and.not.deep.equal(before);
        const tagged = templateWith({ tags: { a: "b" } });
        expect(tagged)
            .to.deep.equal({ ...before, tags: tagged?.tags })
            .and.not.deep.equal(before);
        expect(templateWith({ tags: { a: unknown } })).to.deep.equal({ ...before, tags: UNKNOWN });
    });

    it("is summed up in words that fit in the state", () => {
        const { gpu } = plan().summary.nodePools;
        const fixed = ["instanceTypes", "capacity", "amiType", "nodeGroupName", "clusterName", "subnets"];
        expect(gpu).to.have.all.keys(...fixed, "launchTemplate", "labels", "taints", "maxSize");
        expect(plan().summary.rayClusters).to.deep.equal({
            train: { head: "general", workers: {}, namespace: "ray" },
        });
        const open = { train: { image: "r:1", head: { pool: "general", disruptionProtection: false } } };
        expect(plan({ rayClusters: open }).summary.rayClusters.train).to.include({ headProtected: false });
    });
});

describe("a unit cannot be previewed while it is unknown", () => {
    const CASES: readonly [unknown: string, differs: Partial<RayPlatformArgs>][] = [
        ["nodePools", { nodePools: unknown }],
        ["nodePools.gpu", { nodePools: { gpu: unknown } }],
        ["rayClusters", { rayClusters: unknown }],
        ["rayClusters.train", { rayClusters: { train: unknown } }],
        ["rayClusters.train.workers", { rayClusters: { train: { image: "r:1", workers: unknown } } }],
        ["rayClusters.train.namespace", { rayClusters: { train: { image: "r:1", namespace: unknown } } }],
        ["rayClusters.train.serviceAccount", { rayClusters: { train: { image: "r:1", serviceAccount: unknown } } }],
        [
            "rayClusters.train.serviceAccount.policies",
            { rayClusters: { train: { image: "r:1", serviceAccount: { policies: unknown } } } },
        ],
        [
            "rayClusters.train.serviceAccount.s3",
            { rayClusters: { train: { image: "r:1", serviceAccount: { s3: unknown } } } },
        ],
        ["devicePlugins", { devicePlugins: unknown }],
        ["devicePlugins.enabled", { devicePlugins: { enabled: unknown } }],
        ["devicePlugins.efa", { devicePlugins: { efa: unknown } }],
        ["devicePlugins.nvidia.enabled", { devicePlugins: { nvidia: { enabled: unknown } } }],
        ["clusterAutoscaler", { clusterAutoscaler: unknown }],
        ["installPodIdentityAgent", { installPodIdentityAgent: unknown }],
        ["cluster", { cluster: unknown }],
        ["namespace", { namespace: unknown }],
        ["operator", { operator: unknown }],
        ["operator.version", { operator: { version: unknown } }],
        ["operator.watchNamespaces", { operator: { watchNamespaces: ["a", unknown] } }],
    ];
    for (const [path, differs] of CASES) {
        it(path, () => expect(unplannable(args(differs))).to.deep.equal([path]));
    }

    it("but unknown leaves are no obstacle", () => {
        const cluster = { name: unknown, endpoint: unknown, certificateAuthority: unknown, subnetIds: unknown };
        const nodePools = { gpu: { instanceTypes: unknown, maxSize: unknown, labels: unknown } };
        const serviceAccount = { policies: { a: unknown }, s3: { read: unknown }, name: unknown };
        const rayClusters = { train: { image: unknown, head: { pool: unknown, memory: unknown }, serviceAccount } };
        expect(unplannable(args({ cluster, nodePools, rayClusters }))).to.deep.equal([]);
    });
});
