import { type EngineEvent, type PulumiFn } from "@pulumi/pulumi/automation";
import type * as pulumi from "@pulumi/pulumi";
import * as kuberay from "pulumi-kuberay";

export type ClusterInputs = kuberay.RayClusterArgs & { readonly options?: pulumi.CustomResourceOptions };

/** Labels by which the lab is told what pods do; see tests/lab/README.md. */
export const labAnnotations = (annotations: Record<string, string>): { annotations: Record<string, string> } => ({
    annotations: Object.fromEntries(
        Object.entries(annotations).map(([name, value]) => [`lab.kuberay.pulumi.com/${name}`, value]),
    ),
});

/** A small pod: a lab has room for dozens. */
export const POD = { cpu: 0.25, memory: "512Mi" };
export const SMALL: kuberay.RayClusterArgs = {
    image: "rayproject/ray:2.54.0-py311",
    head: POD,
    workers: { cpu: { ...POD, replicas: 1 } },
};

/** RayClusters on their own, in namespace `ray`, beside a unit that gives them nodes and an operator. */
export const clustersProgram =
    (clusters: Readonly<Record<string, ClusterInputs>>): PulumiFn =>
    () => {
        const platform = new kuberay.RayPlatform("ml", {
            cluster: { name: "lab" },
            nodePools: {
                general: { instanceTypes: ["m7i.2xlarge"], minSize: 2, maxSize: 4 },
                growing: { instanceTypes: ["m7i.large"], minSize: 1, maxSize: 2 },
            },
            operator: { watchNamespaces: ["ray"] },
        });
        const { kubeconfig, nodePools: pools } = platform;
        for (const [name, { options, ...args }] of Object.entries(clusters)) {
            const given = { namespace: "ray", pools, kubeconfig, ...args };
            new kuberay.RayCluster(name, given, { dependsOn: platform, ...options });
        }
        return Promise.resolve();
    };

/** The progress lines of an update, each once, as the user sees them go by. */
export class ProgressLines {
    readonly lines: string[] = [];

    readonly note = ({ diagnosticEvent }: EngineEvent): void => {
        if (diagnosticEvent?.ephemeral === true) this.lines.push(diagnosticEvent.message.trim());
    };

    has = (line: RegExp): Promise<boolean> => Promise.resolve(this.lines.some((shown) => line.test(shown)));
}
