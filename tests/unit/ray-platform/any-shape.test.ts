import { expect } from "chai";
import { checkPlatform } from "../../../provider/src/ray-platform/checks";
import { UNKNOWN } from "../../../provider/src/shared/unknown";

/** A unit whose pods have to be held against a pool that differs. */
const unitWith = (pool: Record<string, unknown>) => ({
    cluster: { name: "prod", subnetIds: ["subnet-1"] },
    nodePools: {
        general: { instanceTypes: ["m7i.2xlarge"], maxSize: 2 },
        p: { instanceTypes: ["p5.48xlarge"], maxSize: 2, ...pool },
    },
    rayClusters: { train: { image: "rayproject/ray:2.54.0", workers: { w: { pool: "p", gpus: 8, efa: 4 } } } },
});
const problems = (pool: Record<string, unknown>): string[] =>
    checkPlatform(unitWith(pool), "ml").map(({ path, rule }) => `${path} ${rule}`);

const efa = { efa: {}, zones: ["us-west-2a"] };

/** Values of no input at all. */
const WRONG: readonly unknown[] = [null, 5, "x", [], [null], [5], {}, { a: null }, true];
const INPUTS = [
    ...["instanceTypes", "instanceFacts", "maxSize", "minSize", "capacity", "zones", "subnetIds", "labels", "taints"],
    ...["amiFamily", "amiType", "amiId", "diskSize", "rootVolume", "dataVolume", "localStorage", "efa", "kubelet"],
    ...["nodeadm", "bottlerocketSettings", "launchTemplate", "nodeGroup", "reserved", "userData", "placementGroup"],
];

const CLUSTER = {
    image: "rayproject/ray:2.54.0",
    podDefaults: { memory: "8Gi" },
    head: { pool: "general", cpu: 2, volumes: { v: { emptyDir: {} } }, sidecars: [{ name: "s", image: "s:1" }] },
    workers: { w: { pool: "p", gpus: 8, replicas: 1, maxReplicas: 2, podsPerNode: 1, podTemplate: { spec: {} } } },
    autoscaling: { resources: { requests: { cpu: 1 } } },
};

/** The same tree with another value at each of its places, one at a time. */
function* withWrong(tree: unknown, wrong: unknown): Generator {
    yield wrong;
    if (typeof tree !== "object" || tree === null) return;
    for (const [key, value] of Object.entries(tree)) {
        for (const broken of withWrong(value, wrong)) {
            yield Array.isArray(tree) ? [broken] : { ...tree, [key]: broken };
        }
    }
}

describe("a unit whose Ray cluster has something of the wrong shape", () => {
    for (const wrong of [...WRONG, UNKNOWN]) {
        const text = wrong === UNKNOWN ? "unknown" : JSON.stringify(wrong);
        it(`is judged without an exception wherever that is ${text}`, () => {
            for (const cluster of withWrong(CLUSTER, wrong)) {
                const unit = { ...unitWith(efa), rayClusters: { train: cluster } };
                expect(() => checkPlatform(unit, "ml"), JSON.stringify(cluster)).to.not.throw();
            }
        });
    }
});

describe("a unit whose Ray cluster is on a pool", () => {
    it("is right as it stands", () => expect(problems(efa)).to.deep.equal([]));

    for (const input of INPUTS) {
        it(`is judged without an exception whatever the pool's ${input} is`, () => {
            for (const value of WRONG) expect(() => problems({ ...efa, [input]: value })).to.not.throw();
        });

        it(`is judged without an exception while the pool's ${input} is not known`, () => {
            const found = problems({ ...efa, [input]: UNKNOWN });
            expect(found.filter((problem) => problem.includes("R-FIT"))).to.deep.equal([]);
        });
    }

    const PARTS: readonly Record<string, unknown>[] = [
        { dataVolume: { size: UNKNOWN } },
        { efa: { interfaces: UNKNOWN } },
        { kubelet: { systemReserved: { memory: UNKNOWN } } },
        { reserved: { cpu: UNKNOWN } },
        { instanceFacts: { "p5.48xlarge": UNKNOWN } },
        { launchTemplate: { blockDeviceMappings: [{ deviceName: "/dev/xvdb", ebs: null }] } },
        { launchTemplate: { blockDeviceMappings: [null] } },
        { launchTemplate: { blockDeviceMappings: [{ deviceName: "/dev/xvdb", ebs: "x" }] } },
        { kubelet: { evictionHard: { "memory.available": 5 } } },
    ];
    for (const part of PARTS) {
        it(`is judged without an exception with ${JSON.stringify(part, (_, value: unknown) => (value === UNKNOWN ? "?" : value))}`, () => {
            expect(() => problems({ ...efa, ...part })).to.not.throw();
        });
    }

    it("keeps the message about a pool whose shape is wrong", () => {
        expect(problems({ amiFamily: "botlerocket" })).to.include("nodePools.p.amiFamily R-INPUT-VALUE");
    });
});
