import { expect } from "chai";
import { cluster, general, planned, URN } from "../support";
import { planRayCluster } from "../../../../provider/src/ray-cluster/plan/ray-cluster";
import { templateHash } from "../../../../provider/src/ray-spec/build/template-hash";
import { type RayClusterArgs } from "../../../../provider/src/ray-cluster/args/args";
import { type RayClusterObject } from "../../../../provider/src/ray-cluster/plan/object";
import { type Tree } from "../../../../provider/src/shared/tree";

interface PodSpec {
    readonly containers: readonly (Tree & {
        readonly env?: Tree[];
        readonly ports?: Tree[];
        readonly resources: Tree;
    })[];
    readonly securityContext: Tree;
    readonly tolerations?: Tree[];
    readonly nodeSelector?: Tree;
}
const podOf = (template: Tree): PodSpec => template.spec as unknown as PodSpec;
const head = (differs: Partial<RayClusterArgs> = {}) => podOf(planned(differs).spec.headGroupSpec.template);
const group = (differs: Partial<RayClusterArgs>, name = "gpu") =>
    planned(differs).spec.workerGroupSpecs.find(({ groupName }) => groupName === name);

describe("the RayCluster object", () => {
    it("says whose it is", () => {
        const { metadata } = planned({ labels: { team: "ml" }, annotations: { note: "x" } });
        expect(metadata.labels).to.deep.equal({ team: "ml", "app.kubernetes.io/managed-by": "pulumi-kuberay" });
        expect(metadata.annotations).to.deep.equal({ note: "x", "kuberay.pulumi.com/urn": URN });
    });

    it("takes the version of Ray from the tag, or as said", () => {
        expect(planned().spec.rayVersion).to.equal("2.54.0");
        expect(planned({ image: "ray:nightly", rayVersion: "2.55.0" }).spec.rayVersion).to.equal("2.55.0");
    });

    it("always says the mode of authentication, where the operator knows it", () => {
        expect(planned().spec.authOptions).to.deep.equal({ mode: "token" });
        expect(planned({ authentication: "disabled" }).spec.authOptions).to.deep.equal({ mode: "disabled" });
        const old = planRayCluster({ ...cluster({ authentication: "disabled" }), operatorVersion: "1.4.2" }, URN);
        expect(old.spec).to.not.have.property("authOptions");
    });

    it("turns the autoscaler on, in version 2, as soon as one group leaves it room", () => {
        const { spec } = planned();
        expect(spec.enableInTreeAutoscaling).to.equal(true);
        expect(spec.autoscalerOptions).to.include({ version: "v2" });
        expect(spec.autoscalerOptions?.securityContext).to.include({ allowPrivilegeEscalation: false });
        const fixed = planned({ workers: { cpu: { pool: "general", replicas: 3 } } }).spec;
        expect(fixed.enableInTreeAutoscaling).to.equal(false);
        expect(fixed).to.not.have.property("autoscalerOptions");
    });

    const REPLICAS = [
        { given: {}, want: [1, 1, 1] },
        { given: { replicas: 0 }, want: [0, 0, 0] },
        { given: { replicas: 3 }, want: [3, 3, 3] },
        { given: { maxReplicas: 4 }, want: [0, 0, 4] },
        { given: { minReplicas: 2, maxReplicas: 4 }, want: [2, 2, 4] },
    ];
    for (const { given, want } of REPLICAS) {
        it(`makes of ${JSON.stringify(given)} replicas ${want.join(", ")} (now, fewest, most)`, () => {
            const { replicas, minReplicas, maxReplicas } =
                group({ workers: { gpu: { pool: "general", ...given } } }) ?? {};
            expect([replicas, minReplicas, maxReplicas]).to.deep.equal(want);
        });
    }

    it("lists groups by name, in whatever order they are given", () => {
        const workers = { b: { pool: "general" }, a: { pool: "general" } };
        expect(planned({ workers }).spec.workerGroupSpecs.map(({ groupName }) => groupName)).to.deep.equal(["a", "b"]);
    });

    it("gives the head no work when there are workers, unless told", () => {
        expect(planned().spec.headGroupSpec.rayStartParams).to.deep.equal({ "num-cpus": "0" });
        expect(planned({ workers: undefined }).spec.headGroupSpec.rayStartParams).to.deep.equal({});
        const told = planned({ head: { pool: "general", rayStartParams: { "num-cpus": "2" } } });
        expect(told.spec.headGroupSpec.rayStartParams).to.deep.equal({ "num-cpus": "2" });
    });

    it("places pods on their pool, and tolerates its taints", () => {
        expect(head().nodeSelector).to.deep.equal(general.nodeSelector);
        expect(head().tolerations).to.deep.equal([
            { key: "example.com/team", operator: "Equal", value: "ml", effect: "NoSchedule" },
        ]);
    });

    it("asks for the sizes given, as request and limit alike", () => {
        const pod = podOf(group({ workers: { gpu: { cpu: 1.5, memory: "4Gi", gpus: 2 } } })?.template ?? {});
        const sizes = { cpu: "1500m", memory: "4Gi", "nvidia.com/gpu": "2" };
        expect(pod.containers[0]?.resources).to.deep.equal({ requests: sizes, limits: sizes });
    });

    it("meets the restricted Pod Security Standard in every container of its own", () => {
        expect(head().securityContext).to.deep.equal({
            runAsNonRoot: true,
            seccompProfile: { type: "RuntimeDefault" },
        });
        expect(head().containers[0]?.securityContext).to.deep.include({
            allowPrivilegeEscalation: false,
            capabilities: { drop: ["ALL"] },
        });
    });

    it("keeps node autoscalers from moving the head, and only the head", () => {
        const annotations = (template: Tree = {}) => (template.metadata as Tree).annotations as Tree;
        expect(annotations(planned().spec.headGroupSpec.template)).to.include({
            "cluster-autoscaler.kubernetes.io/safe-to-evict": "false",
            "karpenter.sh/do-not-disrupt": "true",
        });
        expect(Object.keys(annotations(group({}, "fixed")?.template))).to.deep.equal([
            "kuberay.pulumi.com/template-hash",
        ]);
    });

    it("keeps the ports of the head's Service when a template adds one", () => {
        const podTemplate = {
            spec: { containers: [{ name: "ray-head", ports: [{ name: "extra", containerPort: 9 }] }] },
        };
        const ports = head({ head: { pool: "general", podTemplate } }).containers[0]?.ports;
        expect(ports?.map((port) => port.containerPort)).to.deep.equal([6379, 8265, 10001, 8080, 8000, 9]);
    });

    it("merges a podTemplate last", () => {
        const podTemplate = {
            metadata: { labels: { a: "b" } },
            spec: {
                priorityClassName: "high",
                tolerations: [{ key: "other", operator: "Exists" }],
                containers: [
                    { name: "ray-head", env: [{ name: "A", value: "template" }] },
                    { name: "log", image: "log:1" },
                ],
            },
        };
        const given = { pool: "general", cpu: 1, memory: "4Gi", env: { A: "input", B: "input" }, podTemplate };
        const pod = head({ head: given });
        expect(pod).to.include({ priorityClassName: "high" });
        expect(pod.tolerations).to.have.lengthOf(2);
        expect(pod.containers.map(({ name }) => name)).to.deep.equal(["ray-head", "log"]);
        expect(pod.containers[0]?.env).to.deep.equal([
            { name: "A", value: "template" },
            { name: "B", value: "input" },
        ]);
    });
});

describe("the hash that says whether pods must restart", () => {
    const hashes = ({ spec }: RayClusterObject) => ({
        head: templateHash(spec.headGroupSpec.template),
        ...Object.fromEntries(spec.workerGroupSpecs.map((it) => [it.groupName, templateHash(it.template)])),
    });
    const { workers = {} } = cluster();
    const CASES: readonly {
        readonly title: string;
        readonly differs: Partial<RayClusterArgs>;
        readonly changes: string[];
    }[] = [
        { title: "nothing", differs: {}, changes: [] },
        { title: "the image", differs: { image: "rayproject/ray:2.55.0" }, changes: ["head", "fixed", "scaled"] },
        { title: "authentication", differs: { authentication: "disabled" }, changes: ["head", "fixed", "scaled"] },
        {
            title: "labels and annotations of the object",
            differs: { labels: { a: "b" }, annotations: { a: "b" } },
            changes: [],
        },
        {
            title: "the head's memory",
            differs: { head: { pool: "general", cpu: 2, memory: "9Gi" } },
            changes: ["head"],
        },
        {
            title: "bounds",
            differs: { workers: { ...workers, scaled: { ...workers.scaled, maxReplicas: 9 } } },
            changes: [],
        },
        {
            title: "one group's parameters",
            differs: { workers: { ...workers, scaled: { ...workers.scaled, rayStartParams: { "num-cpus": "2" } } } },
            changes: ["scaled"],
        },
        {
            title: "the autoscaler, which sits beside the head",
            differs: {
                workers: {
                    fixed: workers.fixed ?? {},
                    scaled: { pool: "general", cpu: 1, memory: "2Gi", replicas: 1 },
                },
            },
            changes: ["head"],
        },
        { title: "a new group", differs: { workers: { ...workers, more: { pool: "general" } } }, changes: [] },
        {
            title: "tolerations, which a running pod has no use for",
            differs: { pools: { general: { ...general, taints: [] } } },
            changes: [],
        },
        {
            title: "the pool's selector",
            differs: { pools: { general: { ...general, nodeSelector: { a: "b" } } } },
            changes: ["head", "fixed", "scaled"],
        },
        { title: "what is waited for", differs: { wait: "none", updatePolicy: "RecreateAll" }, changes: [] },
    ];
    for (const { title, differs, changes } of CASES) {
        it(`changes for ${changes.length === 0 ? "no pods" : changes.join(", ")} with ${title}`, () => {
            const [before, after]: Record<string, string | undefined>[] = [hashes(planned()), hashes(planned(differs))];
            const changed = Object.keys(before ?? {}).filter((name) => before?.[name] !== after?.[name]);
            expect(changed).to.deep.equal(changes);
        });
    }
});
