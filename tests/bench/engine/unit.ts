import { type JavaScriptValue } from "google-protobuf/google/protobuf/struct_pb";

export const CLUSTER = "lab";

/** A unit with one pool and some clusters on it, in its own namespaces: two units can live in one cluster. */
export function unitInputs(name: string, clusters: number): Record<string, JavaScriptValue> {
    const names = Array.from({ length: clusters }, (_, index) => (index === 0 ? "train" : `train-${index + 1}`));
    return {
        cluster: { name: CLUSTER },
        namespace: `${name}-ray`,
        operator: { namespace: `${name}-operator`, watchNamespaces: [`${name}-ray`] },
        nodePools: { general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: Math.max(4, clusters) } },
        rayClusters: Object.fromEntries(names.map((cluster) => [cluster, rayCluster()])),
    };
}

const rayCluster = (): JavaScriptValue => ({
    image: "rayproject/ray:2.54.0-py311",
    head: { pool: "general", cpu: 2, memory: "4Gi" },
    workers: { cpu: { pool: "general", cpu: 2, memory: "4Gi", minReplicas: 1, maxReplicas: 2 } },
});
