import { type V1Pod } from "@kubernetes/client-node";
import { expect } from "chai";
import { type Companion, COMPANION_KINDS } from "../../../provider/src/ray-object/companions/companion";
import { planCompanions } from "../../../provider/src/ray-object/companions/plan";
import { checkInputs } from "../../../provider/src/ray-cluster/inputs";
import { planRayCluster } from "../../../provider/src/ray-cluster/plan/ray-cluster";
import { isOlder, parseVersion } from "../../../provider/src/ray-spec/facts/ray-version";
import { type PlainObject, type ResourceContext } from "../../../provider/src/shared/custom-resource";
import { type Problem } from "../../../provider/src/shared/problems";
import { DEFAULT_KUBERAY_VERSION } from "../../../provider/src/shared/versions";
import { DryRun } from "../../support/dry-run";
import { useLab } from "../../support/lab";
import { clusters, givenPaths, leafPaths } from "../../support/ray-cluster-fuzz/generator";
import { mended } from "../../support/ray-cluster-fuzz/mend";
import { kubeRaySays, type Verdict } from "../../support/ray-validator";
import { draws, seedOr } from "../../support/seed";
import { programStack } from "../../support/stack";
import { unitArgs, unitProgram } from "../../support/unit";
import { type PoolPlacement } from "../../../provider/src/placement/args/pool-placement";
import { type PlannedArgs } from "../../../provider/src/ray-cluster/plan/planned-args";

const HOW_MANY = 2000;
const SEED = seedOr(20261123);
/** Of four clusters one stays as generated; the others lose what is refused, so that all inputs meet the API server. */
const AS_GENERATED = 4;

/** Inputs that no cluster with the lab's KubeRay can have. */
const NEVER_ACCEPTED: Readonly<Record<string, string>> = {
    "workers.*.priority": "needs KubeRay 1.7",
    "podDefaults.sidecars.[].restartPolicy": "is for init containers",
    "head.sidecars.[].restartPolicy": "is for init containers",
    "workers.*.sidecars.[].restartPolicy": "is for init containers",
};

const pool = (instanceType: string): PoolPlacement => ({
    nodeSelector: { "kuberay.pulumi.com/pool": "p" },
    taints: [{ key: "example.com/team", value: "ml", effect: "NoSchedule" }],
    instanceTypes: [instanceType],
    node: { efaInterfaces: 4 },
    capacity: "onDemand",
    minSize: 0,
    maxSize: 4,
});
const pools = { general: pool("m7i.2xlarge"), gpu: pool("g6e.12xlarge") };

type Cluster = Record<string, unknown>;

const checked = (cluster: Cluster): { problems: readonly Problem[]; args: PlannedArgs } => {
    const at = { name: "train" } as ResourceContext;
    const given = { ...cluster, namespace: cluster.namespace ?? "ray", pools } as unknown as PlainObject;
    const { problems, inputs } = checkInputs(at, given);
    return { problems, args: inputs as unknown as PlannedArgs };
};

/** A newer operator may have fields that the lab's CRD does not have. */
const isOfTheLab = ({ operatorVersion }: PlannedArgs): boolean => {
    const [wanted, there] = [parseVersion(operatorVersion), parseVersion(DEFAULT_KUBERAY_VERSION)];
    return wanted === undefined || there === undefined || !isOlder(there, wanted);
};

/** So many, and of those that follow the ones with an input that none had which passed the checks. */
function drawn(): Cluster[] {
    const found: Cluster[] = [];
    const missing = new Set(leafPaths().filter((path) => !(path in NEVER_ACCEPTED)));
    for (const cluster of draws(clusters(), SEED, HOW_MANY)) {
        const isUsual = found.length < HOW_MANY;
        if (!isUsual && missing.size === 0) break;
        if (!isUsual && !givenPaths(cluster).some((path) => missing.has(path))) continue;
        const staysAsItIs = isUsual && found.length % AS_GENERATED === 0;
        const one = staysAsItIs ? cluster : (mended(cluster, (it) => checked(it).problems) ?? cluster);
        found.push(one);
        const { problems, args } = checked(one);
        if (problems.length === 0 && isOfTheLab(args)) givenPaths(one).forEach((path) => missing.delete(path));
    }
    return found;
}

interface Accepted {
    readonly cluster: Cluster;
    readonly args: PlannedArgs;
    readonly object: ReturnType<typeof planRayCluster>;
}

/** Made by Kubernetes itself. */
const THERE: readonly string[] = ["default", "system-node-critical"];

/** The lab has only one; whether a name of a namespace is one is checked before. */
const inOneNamespace = (cluster: Cluster, given: PlannedArgs): Accepted => {
    const args = { ...given, namespace: "ray" };
    return { cluster, args, object: planRayCluster(args, "urn") };
};

describe(`${HOW_MANY} generated clusters (seed ${SEED})`, () => {
    const lab = useLab("ray-cluster-fuzz");
    let generated: Cluster[];
    let accepted: Accepted[];
    let verdicts: Verdict[];

    before(async () => {
        const stack = await programStack(lab(), "fuzz", unitProgram(unitArgs({ rayClusters: undefined })));
        await stack.up();
        generated = drawn();
    });

    /** Admission refuses pods that name what is not there; that is not ours to know in a preview. */
    async function makeWhatPodsName(server: DryRun): Promise<void> {
        const specs = verdicts.flatMap(({ pods = [] }) => pods.map((pod) => (pod as V1Pod).spec));
        const named = (field: "serviceAccountName" | "priorityClassName" | "runtimeClassName"): Set<string> =>
            new Set(specs.flatMap((spec) => spec?.[field] ?? []).filter((name) => !THERE.includes(name)));
        for (const name of named("serviceAccountName"))
            await server.make("/api/v1/namespaces/ray/serviceaccounts", { metadata: { name } });
        for (const name of named("priorityClassName"))
            await server.make("/apis/scheduling.k8s.io/v1/priorityclasses", { metadata: { name }, value: 1000 });
        for (const name of named("runtimeClassName"))
            await server.make("/apis/node.k8s.io/v1/runtimeclasses", { metadata: { name }, handler: "runc" });
    }

    it("are checked without an exception, each problem with a path and a reason", () => {
        accepted = generated.flatMap((cluster) => {
            const { problems, args } = checked(cluster);
            for (const { path, reason } of problems) {
                expect(path, JSON.stringify(cluster)).to.match(/^[A-Za-z]/);
                expect(reason, path).to.match(/^\S.{10,}\.$|^\S.{10,}\?$/s);
            }
            return problems.length > 0 || !isOfTheLab(args) ? [] : [inOneNamespace(cluster, args)];
        });
        expect(accepted.length, "accepted").to.be.greaterThan(HOW_MANY / 3);
        expect(accepted.length, "accepted").to.be.lessThan(generated.length);
    });

    it("have every input, and every one is accepted in some cluster", () => {
        const given = new Set(generated.flatMap((cluster) => givenPaths(cluster)));
        expect(leafPaths().filter((path) => !given.has(path))).to.deep.equal([]);
        const passed = new Set(accepted.flatMap(({ cluster }) => givenPaths(cluster)));
        expect(leafPaths().filter((path) => !passed.has(path) && !(path in NEVER_ACCEPTED))).to.deep.equal([]);
    });

    it("are accepted by KubeRay's own validation when our checks accept them", async () => {
        verdicts = await kubeRaySays(accepted.map(({ object }) => object));
        expect(verdicts).to.have.lengthOf(accepted.length);
        expectNone(verdicts.map(({ error }) => error));
    });

    it("are taken by the API server, with the pods and Services that KubeRay makes of them, and their companions", async () => {
        const server = await DryRun.of(lab());
        await makeWhatPodsName(server);
        const asked = accepted.flatMap(({ object, args }, at): (Asked & { readonly at: number })[] => [
            { at, ...applied("/apis/ray.io/v1/namespaces/ray/rayclusters", object) },
            ...(verdicts[at]?.pods ?? []).map((pod) => ({ at, path: "/api/v1/namespaces/ray/pods", object: pod })),
            ...(verdicts[at]?.services ?? []).map((it) => ({
                at,
                path: "/api/v1/namespaces/ray/services",
                object: it,
            })),
            ...planCompanions(args)
                .filter(({ word }) => word !== "gateway")
                .map((it) => ({ at, ...companion(it) })),
        ]);
        const answers = new Map<string, string>();
        const queue = asked.entries();
        const lane = async (): Promise<void> => {
            for (const [, { at, path, object, name }] of queue) {
                const refusal =
                    name === undefined
                        ? await server.refusalOfCreate(path, object)
                        : await server.refusalOfApply(`${path}/${name}`, object);
                if (refusal !== undefined) answers.set(refusal, `${refusal}\n${JSON.stringify(accepted[at]?.cluster)}`);
            }
        };
        await Promise.all(Array.from({ length: 12 }, lane));
        expectNone([...answers.values()]);
    });
});

interface Asked {
    readonly path: string;
    readonly object: object;
    /** Of an object that is applied; the others are created. */
    readonly name?: string;
}

const applied = (path: string, object: { readonly metadata: { readonly name: string } }): Asked => ({
    path,
    object,
    name: object.metadata.name,
});

function companion({ word, object }: Companion): Asked {
    const { apiVersion, plural } = COMPANION_KINDS[word];
    const group = apiVersion.includes("/") ? `/apis/${apiVersion}` : `/api/${apiVersion}`;
    return applied(`${group}${object.metadata.namespace === undefined ? "" : "/namespaces/ray"}/${plural}`, object);
}

/** Shows the first few: one missing rule fails many. */
function expectNone(refusals: readonly (string | undefined)[]): void {
    const different = [...new Set(refusals.filter((refusal) => refusal !== undefined))];
    expect(different.length, different.slice(0, 10).join("\n\n")).to.equal(0);
}
