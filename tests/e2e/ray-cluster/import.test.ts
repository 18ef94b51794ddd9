import { type Stack } from "@pulumi/pulumi/automation";
import { expect } from "chai";
import { execFileSync } from "node:child_process";
import { readFileSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parse, stringify } from "yaml";
import { makeBigNodes } from "../../support/big-nodes";
import { kubernetes, type Kubernetes, rayPods } from "../../support/kubernetes";
import { kubeRaySamples, type KubeRaySample } from "../../support/kuberay-samples";
import { useLab } from "../../support/lab";
import { installOperator } from "../../support/operator-deployment";
import { yamlStack } from "../../support/stack";
import { eventually } from "../../support/time";

/** Their pods cannot be made here, so only the object is looked at. */
const WITHOUT_PODS: Readonly<Record<string, string>> = {
    "ray-cluster.gke-bucket": "names a ServiceAccount that its author makes by hand",
    "ray-cluster.kubernetes.auth-manual": "names a ServiceAccount that stands beside it in the file",
    "ray-cluster.kubernetes.auth": "names a ServiceAccount that stands beside it in the file",
};

interface Program {
    resources: Record<string, { properties: Record<string, unknown> }>;
}

describe("importing KubeRay's own samples, made with kubectl", () => {
    const lab = useLab("ray-cluster-import");
    let k8s: Kubernetes;
    let samples: KubeRaySample[];
    let stack: Stack;
    let podsBefore: Record<string, string[]>;
    let said: string;

    before(async () => {
        k8s = kubernetes(lab());
        samples = await kubeRaySamples();
        await makeBigNodes(k8s, 2, {});
        await installOperator(lab(), { namespace: "operator" });
        kubectl(samples.map(({ file }) => ({ apiVersion: "v1", kind: "Namespace", metadata: { name: nameOf(file) } })));
        kubectl(samples.map(({ file, object }) => inNamespace(object, nameOf(file))));
        for (const { file, object } of samples)
            await eventually(() => hasPods(file, object), `there are the pods of ${file}`, 240);
        podsBefore = await allPods();
        stack = await yamlStack(lab(), "import", {});
        said = importAll();
    });

    const kubectl = (objects: readonly object[]): void => {
        const input = objects.map((object) => stringify(object)).join("---\n");
        execFileSync("kubectl", ["apply", "--server-side", "-f", "-"], { input, env: process.env, stdio: "pipe" });
    };

    const inNamespace = (object: KubeRaySample["object"], namespace: string) => ({
        ...object,
        metadata: { ...object.metadata, namespace },
    });

    async function hasPods(file: string, { metadata, spec }: KubeRaySample["object"]): Promise<boolean> {
        if (WITHOUT_PODS[file] !== undefined) return true;
        const workers = (spec.workerGroupSpecs ?? []).map(
            ({ replicas = 0, minReplicas = 0, numOfHosts = 1 }) => Math.max(replicas, minReplicas) * numOfHosts,
        );
        const pods = await rayPods(k8s, nameOf(file), metadata.name);
        return pods.length >= workers.reduce((sum, many) => sum + many, 1);
    }

    const allPods = async (): Promise<Record<string, string[]>> => {
        const entries = samples.map(async ({ file, object }) => {
            const pods = await rayPods(k8s, nameOf(file), object.metadata.name);
            return [file, pods.map((pod) => pod.metadata?.uid ?? "").sort()] as const;
        });
        return Object.fromEntries(await Promise.all(entries));
    };

    const file = (name: string): string => join(lab().directory, "projects/import", name);

    /** The program that `pulumi import` writes is the one that runs. */
    function importAll(): string {
        const resources = samples.map(({ file: sample, object }) => ({
            type: "kuberay:index:RayCluster",
            name: nameOf(sample),
            id: `${nameOf(sample)}/${object.metadata.name}`,
        }));
        writeFileSync(file("import.json"), JSON.stringify({ resources }));
        const options = [
            "--file",
            "import.json",
            "--out",
            "program.yaml",
            "--yes",
            "--protect=false",
            "--stack",
            "test",
        ];
        const output = execFileSync("pulumi", ["import", ...options], {
            cwd: file("."),
            env: process.env,
            encoding: "utf8",
        });
        run(program());
        return output;
    }

    const program = (): Program => parse(readFileSync(file("program.yaml"), "utf8")) as Program;

    const run = (edited: Program): void => {
        const project = parse(readFileSync(file("Pulumi.yaml"), "utf8")) as object;
        writeFileSync(file("Pulumi.yaml"), stringify({ ...project, ...edited }));
    };

    const changes = async (): Promise<string[]> => Object.keys((await stack.preview()).changeSummary);

    it("imports them all, and none fails a check", () => {
        expect(samples).to.have.lengthOf.at.least(35);
        // Ray's known holes are warned of, and stay warnings.
        expect(said).to.not.match(/failed to validate|has a problem|error:/);
    });

    it("has an empty preview", async () => {
        expect(await changes()).to.deep.equal(["same"]);
    });

    it("has an empty preview after a refresh", async () => {
        await stack.refresh();
        expect(await changes()).to.deep.equal(["same"]);
    });

    it("restarts no pod", async () => {
        expect(await allPods()).to.deep.equal(podsBefore);
    });

    it("then makes the edits that are asked for, and no others", async () => {
        const edited = program();
        const workers = inputsOf(edited, "complete", "workers", "small-group");
        workers.image = "rayproject/ray:2.52.0-py311";
        inputsOf(edited, "fluentbit").labels = { team: "ml" };
        // Taken away: what others have said before us must not keep it there.
        Reflect.deleteProperty(inputsOf(edited, "embed-grafana", "head", "env"), "RAY_GRAFANA_HOST");
        run(edited);
        await stack.up();
        const after = await allPods();
        const [complete, grafana] = ["ray-cluster.complete", "ray-cluster.embed-grafana"] as const;
        const untouched = (pods: Record<string, string[]>) => ({ ...pods, [complete]: [], [grafana]: [] });
        expect(untouched(after)).to.deep.equal(untouched(podsBefore));
        expect(await imagesOf("complete")).to.deep.equal(["rayproject/ray:2.52.0", "rayproject/ray:2.52.0-py311"]);
        expect(after[complete]?.filter((uid) => podsBefore[complete]?.includes(uid))).to.have.lengthOf(1);
        expect(after[grafana]?.some((uid) => podsBefore[grafana]?.includes(uid))).to.equal(false);
        const [head] = (await rayPods(k8s, "embed-grafana", "raycluster-embed-grafana")).filter(
            ({ metadata }) => metadata?.labels?.["ray.io/node-type"] === "head",
        );
        const names = head?.spec?.containers[0]?.env?.map(({ name }) => name) ?? [];
        expect(names).to.include("RAY_PROMETHEUS_HOST").and.not.include("RAY_GRAFANA_HOST");
        expect(await changes()).to.deep.equal(["same"]);
    });

    it("finds no drift in what it has edited", async () => {
        await stack.refresh();
        expect(await changes()).to.deep.equal(["same"]);
    });

    const imagesOf = async (namespace: string): Promise<string[]> =>
        (await rayPods(k8s, namespace, "raycluster-complete"))
            .map((pod) => pod.spec?.containers[0]?.image ?? "")
            .sort();
});

/** Inputs of a resource, or a part of them. */
const inputsOf = ({ resources }: Program, name: string, ...path: readonly string[]): Record<string, unknown> =>
    path.reduce((inputs, key) => inputs[key] as Record<string, unknown>, resources[name]?.properties ?? {});

/** `ray-cluster.auth-manual` as a DNS label. */
const nameOf = (file: string): string => file.replace(/^ray-cluster[.-]/, "").replaceAll(/[._]/g, "-");
