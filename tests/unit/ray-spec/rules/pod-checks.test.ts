import { expect } from "chai";
import { checkRayCluster } from "../../../../provider/src/ray-cluster/checks";
import { cluster, general } from "../../ray-cluster/support";
import { DEFAULT_KUBERAY_VERSION } from "../../../../provider/src/shared/versions";

const problemsOf = (differs: object, at: object = {}): string[] =>
    checkRayCluster(
        { ...cluster(), ...differs },
        {
            name: "train",
            path: "",
            pools: { general },
            operatorVersion: DEFAULT_KUBERAY_VERSION,
            ...at,
        },
    ).map(({ path, reason }) => `${path}: ${reason}`);

const worker = (differs: object) => ({ workers: { gpu: { pool: "general", ...differs } } });
const headTemplate = (podTemplate: unknown) => ({ head: { pool: "general", podTemplate } });

describe("the rules of the pods of a Ray cluster", () => {
    const CASES: readonly {
        readonly title: string;
        readonly differs: object;
        readonly at?: object;
        readonly says: RegExp;
    }[] = [
        {
            title: "a pool that is misspelt",
            differs: { head: { pool: "genral" } },
            says: /^head\.pool: .*"genral".*Did you mean "general"\?/,
        },
        {
            title: "a pool where there is none",
            differs: { head: { pool: "general" } },
            at: { pools: {} },
            says: /^head\.pool: .*there is none/,
        },
        {
            title: "neither pool nor sizes",
            differs: { head: { cpu: 1 } },
            at: { pools: {} },
            says: /^head\.memory: is needed where no pool/,
        },
        {
            title: "no head at all and no pool for it",
            differs: { head: undefined },
            at: { pools: { spot: { ...general, capacity: "spot" } } },
            says: /^head\.cpu: is needed/,
        },
        {
            title: "a share of no node",
            differs: { head: { cpu: 1, memory: "4Gi", podsPerNode: 2 } },
            at: { pools: {} },
            says: /^head\.podsPerNode: /,
        },
        {
            title: "memory with a wrong unit",
            differs: worker({ memory: "16GB" }),
            says: /^workers\.gpu\.memory: .*"16GB"/,
        },
        {
            title: "memory of sixteen bytes",
            differs: worker({ memory: "16" }),
            says: /^workers\.gpu\.memory: .*Did you mean "16Gi"/,
        },
        {
            title: "memory below zero",
            differs: worker({ memory: "-1Gi" }),
            says: /^workers\.gpu\.memory: .*above zero/,
        },
        {
            title: "a parameter with dashes",
            differs: worker({ rayStartParams: { "--num-cpus": "1" } }),
            says: /^workers\.gpu\.rayStartParams\["--num-cpus"\]: .*"num-cpus"/,
        },
        {
            title: "the parameter `labels`",
            differs: worker({ rayStartParams: { labels: "{}" } }),
            says: /^workers\.gpu\.rayStartParams\.labels: .*refuses/,
        },
        {
            title: "the variable that chooses the autoscaler",
            differs: { head: { pool: "general", env: { RAY_enable_autoscaler_v2: "1" } } },
            says: /^head\.env\.RAY_enable_autoscaler_v2: /,
        },
        {
            title: "the variable of the token",
            differs: worker({ env: { RAY_AUTH_MODE: "token" } }),
            says: /^workers\.gpu\.env\.RAY_AUTH_MODE: .*`authentication`/,
        },
        {
            title: "a variable that starts with a digit",
            differs: worker({ env: { "1A": "x" } }),
            says: /^workers\.gpu\.env\["1A"\]: /,
        },
        { title: "a template that is a list", differs: headTemplate([]), says: /^head\.podTemplate: .*got a list/ },
        {
            title: "a template that is a pod spec",
            differs: headTemplate({ containers: [] }),
            says: /^head\.podTemplate\.containers: .*metadata and spec.*under spec/,
        },
        {
            title: "containers that are no list",
            differs: headTemplate({ spec: { containers: {} } }),
            says: /^head\.podTemplate\.spec\.containers: is a list/,
        },
        {
            title: "a container without a name",
            differs: headTemplate({ spec: { containers: [{ image: "x" }] } }),
            says: /containers\[0\]\.name: is required/,
        },
        {
            title: "the worker's container in the head",
            differs: headTemplate({ spec: { containers: [{ name: "ray-worker" }] } }),
            says: /containers\[0\]\.image: .*"ray-head" here/,
        },
        {
            title: "an added container without image",
            differs: headTemplate({ spec: { containers: [{ name: "ray-haed" }] } }),
            says: /containers\[0\]\.image: .*Did you mean "ray-head"/,
        },
        {
            title: "KubeRay's own container",
            differs: headTemplate({ spec: { containers: [{ name: "autoscaler", image: "x" }] } }),
            says: /containers\[0\]\.name: .*that KubeRay adds/,
        },
        {
            title: "a restart policy the autoscaler cannot live with",
            differs: {
                workers: {
                    gpu: { pool: "general", maxReplicas: 2, podTemplate: { spec: { restartPolicy: "Always" } } },
                },
            },
            says: /restartPolicy: must be Never.*"Always"/,
        },
        {
            title: "a label of KubeRay's",
            differs: headTemplate({ metadata: { labels: { "ray.io/cluster": "x" } } }),
            says: /labels\["ray\.io\/cluster"\]: .*set by KubeRay/,
        },
        {
            title: "our own annotation",
            differs: { annotations: { "kuberay.pulumi.com/urn": "x" } },
            says: /^annotations\["kuberay\.pulumi\.com\/urn"\]: /,
        },
        {
            title: "a label value with a space",
            differs: { labels: { team: "a b" } },
            says: /^labels\.team: .*"a b".*annotation/,
        },
        {
            title: "a label key with two slashes",
            differs: { labels: { "a/b/c": "x" } },
            says: /^labels\["a\/b\/c"\]: /,
        },
    ];
    for (const { title, differs, at, says } of CASES) {
        it(`refuse ${title}, once, saying where, what and the way out`, () => {
            const problems = problemsOf(differs, at).filter((problem) => says.test(problem));
            expect(problems, problemsOf(differs, at).join("\n")).to.have.lengthOf(1);
        });
    }
});
