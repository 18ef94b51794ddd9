import { type V1Pod } from "@kubernetes/client-node";
import { execFileSync } from "node:child_process";
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { expect } from "chai";
import * as kuberay from "pulumi-kuberay";
import { stringify } from "yaml";
import { canonical } from "../../../provider/src/shared/canonical";
import { effectivePod } from "../../support/effective-pod";
import { type Kubernetes, kubernetes, rayPods } from "../../support/kubernetes";
import { contentLines, type KubeRaySample, kubeRaySamples } from "../../support/kuberay-samples";
import { useLab } from "../../support/lab";
import { programStack } from "../../support/stack";
import { eventually } from "../../support/time";

const EXAMPLES = join(__dirname, "../../../examples/kuberay-samples");

type Pod = Record<string, unknown>;
interface Container extends Pod {
    readonly env: readonly { readonly name: string }[];
    readonly volumeMounts: readonly Pod[];
}

/** Where ours are meant to differ from the sample, with the reason. */
const DIFFERENCES: readonly { readonly why: string; readonly samples: readonly string[]; strip(pod: Pod): Pod }[] = [
    {
        why: "the version of the Ray autoscaler is always said, and with version 2 KubeRay makes pods that never restart",
        samples: ["ray-cluster.auth", "ray-cluster.auth.secret-ref", "ray-cluster.autoscaler"],
        strip: (pod) => ({ ...withoutVariables(pod, ["RAY_enable_autoscaler_v2"]), restartPolicy: "any" }),
    },
    {
        why: "what reaches beyond the Kubernetes cluster needs authentication, which the sample has not",
        samples: ["ray-cluster.custom-head-service", "ray-cluster.separate-ingress"],
        strip: (pod) => withoutVariables(pod, ["RAY_AUTH_MODE", "RAY_AUTH_TOKEN"]),
    },
    {
        why: "KubeRay mounts the token of the account read-only, the sample by hand does not",
        samples: ["ray-cluster.kubernetes.auth-manual"],
        strip: (pod) =>
            eachContainer(pod, (container) => ({
                ...container,
                volumeMounts: container.volumeMounts.map((mount) => ({ ...mount, readOnly: undefined })),
            })),
    },
];

function eachContainer(pod: Pod, edit: (container: Container) => Pod): Pod {
    const edited = (list: unknown) => (list as readonly Container[]).map(edit);
    return { ...pod, containers: edited(pod.containers), initContainers: edited(pod.initContainers) };
}

const withoutVariables = (pod: Pod, names: readonly string[]): Pod =>
    eachContainer(pod, (container) => ({
        ...container,
        env: container.env.filter(({ name }) => !names.includes(name)),
    }));

describe("KubeRay's own samples, written in our inputs", () => {
    const lab = useLab("ray-cluster-samples");
    let k8s: Kubernetes;
    let samples: KubeRaySample[];

    before(async () => {
        k8s = kubernetes(lab());
        samples = await kubeRaySamples();
        await (await programStack(lab(), "operator", unit)).up();
        kubectl(stringifyAll(samples.flatMap(namespacesOf)));
        kubectl(stringifyAll(samples.map(({ object, file }) => inNamespace(object, theirs(file)))));
        const stack = await programStack(lab(), "samples", () => Promise.resolve(ours()));
        await stack.up({ parallel: 40 });
    });

    const unit = () => {
        // The operator's pod needs a node; those of the samples need none to be compared.
        const nodePools = { general: { instanceTypes: ["m7i.large"], minSize: 1, maxSize: 1 } };
        new kuberay.RayPlatform("ml", { cluster: { name: "lab" }, nodePools, operator: { watchNamespaces: ["*"] } });
        return Promise.resolve({});
    };

    function ours(): Record<string, never> {
        const kubeconfig = readFileSync(lab().kubeconfigPath, "utf8");
        for (const { file, object } of samples) {
            new kuberay.RayCluster(file, {
                ...typed(file),
                name: object.metadata.name,
                namespace: mine(file),
                wait: "none",
                kubeconfig,
            });
        }
        return {};
    }

    const kubectl = (yaml: string): void => {
        execFileSync("kubectl", ["apply", "--server-side", "-f", "-"], { input: yaml, env: process.env });
    };

    it("need no `spec` override, and at most a third of the lines in the median", () => {
        const overridden = samples.filter(({ file }) => typed(file).spec !== undefined);
        expect(overridden.map(({ file }) => file)).to.deep.equal([]);
        const ratios = samples.map(({ file, lines }) => typedLines(file).length / lines.length).sort((a, b) => a - b);
        expect(median(ratios)).to.be.at.most(1 / 3);
    });

    it("become the same pods", async () => {
        expect(samples).to.have.lengthOf.at.least(35);
        for (const { file, object } of samples) {
            const wanted = await effectivePods(theirs(file), object);
            const made = await effectivePods(mine(file), object);
            const meant = DIFFERENCES.filter((difference) => difference.samples.includes(file));
            const strip = (pod: Pod) => meant.reduce((rest, difference) => difference.strip(rest), pod);
            expect(sorted(made.map(strip)), file).to.deep.equal(sorted(wanted.map(strip)));
        }
    });

    async function effectivePods(namespace: string, { metadata, spec }: KubeRaySample["object"]) {
        const workers = (spec.workerGroupSpecs ?? []).map(
            ({ replicas = 0, minReplicas = 0, numOfHosts = 1 }) => Math.max(replicas, minReplicas) * numOfHosts,
        );
        const count = workers.reduce((sum, pods) => sum + pods, 1);
        const pods = await podsOf(namespace, metadata.name, count);
        const texts = pods.map((pod) => JSON.stringify(effectivePod(pod)).replaceAll(namespace, "NAMESPACE"));
        return texts.map((text) => JSON.parse(text) as Pod);
    }

    async function podsOf(namespace: string, name: string, count: number): Promise<V1Pod[]> {
        let pods: V1Pod[] = [];
        await eventually(async () => {
            pods = await rayPods(k8s, namespace, name);
            return pods.length === count;
        }, `${namespace} has ${count} pods`);
        return pods;
    }
});

/** By what they are: the order of pods says nothing. */
const sorted = (pods: readonly Pod[]): Pod[] => [...pods].sort((a, b) => (canonical(a) < canonical(b) ? -1 : 1));

const slug = (file: string): string => file.replace(/^ray-cluster[.-]/, "").replaceAll(".", "-");
const theirs = (file: string): string => `theirs-${slug(file)}`;
const mine = (file: string): string => `ours-${slug(file)}`;

/** Accounts that samples name must exist, or no pod of theirs is made. */
const ACCOUNTS = ["my-ksa", "ray-cluster-with-k8s-auth"];

const namespacesOf = ({ file }: KubeRaySample): object[] =>
    [theirs(file), mine(file)].flatMap((name) => [
        { apiVersion: "v1", kind: "Namespace", metadata: { name } },
        ...ACCOUNTS.map((account) => ({
            apiVersion: "v1",
            kind: "ServiceAccount",
            metadata: { name: account, namespace: name },
        })),
    ]);

const inNamespace = (object: KubeRaySample["object"], namespace: string): object => ({
    ...object,
    metadata: { ...object.metadata, namespace },
});

const stringifyAll = (objects: readonly object[]): string => objects.map((object) => stringify(object)).join("---\n");

// eslint-disable-next-line @typescript-eslint/no-require-imports -- modules by name, loaded when they are asked for
const typed = (file: string) => (require(join(EXAMPLES, file)) as { cluster: kuberay.RayClusterArgs }).cluster;

const typedLines = (file: string): string[] =>
    contentLines(readFileSync(join(EXAMPLES, `${file}.ts`), "utf8"), "//").filter((line) => !line.startsWith("import"));

const median = (sorted: readonly number[]): number =>
    ((sorted[Math.floor((sorted.length - 1) / 2)] ?? 0) + (sorted[Math.ceil((sorted.length - 1) / 2)] ?? 0)) / 2;
