import { type Unit } from "./edit";

const POD = { cpu: 0.25, memory: "512Mi" };
export const SMALL = POD;

/** What the edits begin with: pods of every kind, small enough that a node has room for all of a pool. */
export const runningUnit = (): Unit => ({
    cluster: { name: "lab" },
    operator: { watchNamespaces: ["ray"] },
    nodePools: {
        general: { instanceTypes: ["m7i.2xlarge"], minSize: 2, maxSize: 4 },
        gpu: { instanceTypes: ["g6e.12xlarge"], capacity: "spot", minSize: 1, maxSize: 3 },
        batch: { instanceTypes: ["m7i.xlarge"], minSize: 2, maxSize: 4 },
    },
    rayClusters: {
        train: {
            image: "rayproject/ray:2.54.0-py311",
            head: { ...POD, pool: "general" },
            workers: {
                cpu: { ...POD, pool: "batch", replicas: 2 },
                gpu: { pool: "gpu", podsPerNode: 4, minReplicas: 1, maxReplicas: 8 },
            },
        },
        serve: {
            image: "rayproject/ray:2.54.0-py311",
            head: { ...POD, pool: "general" },
            workers: { a: { ...POD, pool: "general" }, b: { ...POD, pool: "batch" } },
        },
    },
});
