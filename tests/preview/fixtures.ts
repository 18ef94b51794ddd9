/** The unit of the quickstart; a test states only what differs. */
export const quickstart = (differs: Record<string, unknown> = {}): Record<string, unknown> => ({
    cluster: { name: "prod" },
    nodePools: {
        general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 4 },
        gpu: { instanceTypes: ["g6e.12xlarge"], capacity: "spot", minSize: 0, maxSize: 8 },
    },
    rayClusters: { train: train() },
    ...differs,
});

export const train = (differs: Record<string, unknown> = {}): Record<string, unknown> => ({
    image: "rayproject/ray:2.54.0-py311-gpu",
    head: { pool: "general", cpu: 2, memory: "8Gi" },
    workers: {
        cpu: { pool: "general", cpu: 2, memory: "4Gi", minReplicas: 1, maxReplicas: 4 },
        gpu: { pool: "gpu", podsPerNode: 4, minReplicas: 0, maxReplicas: 32 },
    },
    ...differs,
});
