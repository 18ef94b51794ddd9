import { expect } from "chai";
import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { begunBefore, diffRayCluster } from "../../../../provider/src/ray-cluster/edits/diff";
import { type PlainObject } from "../../../../provider/src/shared/custom-resource";
import { UNKNOWN } from "../../../../provider/src/shared/unknown";
import { cluster, general } from "../support";

const inputs = (differs: object = {}): PlainObject => ({ ...cluster(), ...differs }) as unknown as PlainObject;
const diff = (differs: object, before: object = {}) => diffRayCluster(inputs(before), inputs(differs));
const { workers = {} } = cluster();
const fixed = (differs: object) => ({ workers: { ...workers, fixed: { ...workers.fixed, ...differs } } });
const scaled = (differs: object) => ({ workers: { ...workers, scaled: { ...workers.scaled, ...differs } } });
const ALL =
    "restarts all pods (the head, fixed: 2, scaled: 1 to 8), because the head is restarted; running work and actors are lost";

interface Case {
    readonly title: string;
    readonly differs: Partial<Record<keyof RayClusterArgs, unknown>>;
    readonly paths: readonly string[];
    readonly warnings?: readonly string[];
}

describe("the diff of a RayCluster", () => {
    const CASES: readonly Case[] = [
        { title: "nothing", differs: {}, paths: [] },
        { title: "a label", differs: { labels: { a: "b" } }, paths: ["labels"] },
        {
            title: "the image",
            differs: { image: "rayproject/ray:2.55.0" },
            paths: ["image"],
            warnings: [`image: ${ALL}`],
        },
        {
            title: "the head's memory",
            differs: { head: { pool: "general", cpu: 2, memory: "9Gi" } },
            paths: ["head.memory"],
            warnings: [`head.memory: ${ALL}`],
        },
        {
            title: "a group's memory",
            differs: fixed({ memory: "3Gi" }),
            paths: ["workers.fixed.memory"],
            warnings: [
                "workers.fixed.memory: restarts the pods of group fixed (2), a quarter of them at a time; work on them is lost",
            ],
        },
        { title: "bounds", differs: scaled({ maxReplicas: 9 }), paths: ["workers.scaled.maxReplicas"] },
        { title: "more pods", differs: fixed({ replicas: 3 }), paths: ["workers.fixed.replicas"] },
        {
            title: "fewer pods",
            differs: fixed({ replicas: 1 }),
            paths: ["workers.fixed.replicas"],
            warnings: [
                "workers.fixed.replicas: the Ray autoscaler removes 1 of 2 pods, idle ones first; work on them is lost",
            ],
        },
        {
            title: "a group more",
            differs: { workers: { ...workers, more: { pool: "general" } } },
            paths: ["workers.more"],
        },
        {
            title: "a group less",
            differs: { workers: { scaled: workers.scaled } },
            paths: ["workers.fixed"],
            warnings: ["workers.fixed: is removed, and its pods (2) with it; work on them is lost"],
        },
        {
            title: "the last autoscaled group",
            differs: { workers: { fixed: workers.fixed } },
            paths: ["workers.scaled"],
            warnings: [
                `workers.scaled: ${ALL}`,
                "workers.scaled: is removed, and its pods (1 to 8) with it; work on them is lost",
            ],
        },
        {
            title: "an edit that comes to the same pods",
            differs: fixed({ podsPerNode: 3 }),
            paths: ["workers.fixed.podsPerNode"],
        },
        {
            title: "a pool's place",
            differs: { pools: { general: { ...general, nodeSelector: { "kuberay.pulumi.com/pool": "other" } } } },
            paths: ['pools.general.nodeSelector["kuberay.pulumi.com/pool"]'],
            warnings: [`pools.general.nodeSelector["kuberay.pulumi.com/pool"]: ${ALL}`],
        },
        {
            title: "the image under NewPodsOnly",
            differs: { image: "rayproject/ray:2.55.0", updatePolicy: "NewPodsOnly" },
            paths: ["image", "updatePolicy"],
            warnings: ['image: reaches new pods only (updatePolicy: "NewPodsOnly"); running pods keep what they have'],
        },
        {
            title: "a value that is not known yet",
            differs: { image: UNKNOWN },
            paths: ["image"],
            warnings: [
                "image: may restart pods (the head, fixed: 2, scaled: 1 to 8), and work on them be lost; that is known only once every value is",
            ],
        },
        { title: "what is waited for", differs: { wait: "none" }, paths: ["wait"] },
    ];
    for (const { title, differs, paths, warnings = [] } of CASES) {
        it(`shows ${title}, ${warnings.length === 0 ? "and warns of nothing" : "and says what it disrupts"}`, () => {
            const found = diff(differs);
            expect(found.changes.map(({ path }) => path)).to.deep.equal(paths);
            expect(found.warnings).to.deep.equal(warnings);
            expect(found.changes.some(({ replaces }) => replaces === true)).to.equal(false);
        });
    }

    it("replaces for another name, the new cluster first", () => {
        const found = diff({ name: "other" });
        expect(found.changes).to.deep.equal([{ path: "name", kind: "update", replaces: true }]);
        expect(found.deleteBeforeReplace).to.equal(false);
        expect(found.warnings).to.deep.equal([
            "name: replaces the RayCluster; its pods (the head, fixed: 2, scaled: 1 to 8), and all work on them, are lost",
        ]);
    });

    it("replaces for another manager, and not for the name of the one there is", () => {
        const replaced = (managedBy: string) => diff({ managedBy }).changes.map(({ replaces }) => replaces === true);
        expect(replaced("kueue.x-k8s.io/multikueue")).to.deep.equal([true]);
        expect(replaced("ray.io/kuberay-operator")).to.deep.equal([false]);
    });

    const kubeconfig = (server: string, token: string) =>
        JSON.stringify({
            "current-context": "c",
            contexts: [{ name: "c", context: { cluster: "k", user: "u" } }],
            clusters: [{ name: "k", cluster: { server } }],
            users: [{ name: "u", user: { token } }],
        });

    it("replaces for another API server, the old cluster first, because both would have one name", () => {
        const found = diff({ kubeconfig: kubeconfig("https://b", "t") }, { kubeconfig: kubeconfig("https://a", "t") });
        expect(found.changes).to.deep.equal([{ path: "kubeconfig", kind: "update", replaces: true }]);
        expect(found.deleteBeforeReplace).to.equal(true);
    });

    it("takes renewed credentials for nothing", () => {
        const found = diff(
            { kubeconfig: kubeconfig("https://a", "new") },
            { kubeconfig: kubeconfig("https://a", "t") },
        );
        expect(found.changes).to.deep.equal([]);
    });

    it("says what somebody else has edited, by name and place by place", () => {
        const found = diff({}, { drift: { "spec.autoscalerOptions.version": "v1", "fixed.replicas": 5 } });
        expect(found.changes).to.deep.equal([
            { path: 'drift["spec.autoscalerOptions.version"]', kind: "delete" },
            { path: 'drift["fixed.replicas"]', kind: "delete" },
        ]);
        expect(found.warnings).to.deep.equal([
            "spec.autoscalerOptions.version, fixed.replicas: edited by somebody else; `up` writes it back",
        ]);
    });
});

describe("an edit that an up began and did not end", () => {
    const MEMORY =
        "workers.fixed.memory: restarts the pods of group fixed (2), a quarter of them at a time; work on them is lost";
    const before = inputs();
    const written = inputs(fixed({ memory: "3Gi" }));
    const preview = (now: PlainObject): string[] => {
        const { warnings } = diffRayCluster(written, now);
        return [...warnings, ...begunBefore(before, now, warnings)];
    };

    it("is said again of the next one, which goes on with it", () => {
        expect(preview(written)).to.deep.equal([`${MEMORY} (begun by an \`up\` that failed: as far as it is left)`]);
    });

    it("is an edit back when it is taken back", () => {
        expect(preview(before)).to.deep.equal([MEMORY]);
    });
});
