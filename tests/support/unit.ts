import * as kuberay from "pulumi-kuberay";

type Args = kuberay.RayPlatformArgs;

/** A unit that is valid as it stands: a test states only what differs. */
export const unitArgs = (differs: Partial<Args> = {}): Args => ({
    cluster: { name: "lab" },
    nodePools: {
        general: { instanceTypes: ["m7i.2xlarge"], minSize: 2, maxSize: 4, labels: { team: "ml" } },
        gpu: {
            instanceTypes: ["g6e.12xlarge"],
            capacity: "spot",
            minSize: 1,
            maxSize: 2,
            taints: [{ key: "example.com/team", value: "ml", effect: "NoSchedule" }],
        },
    },
    rayClusters: { train: trainCluster() },
    ...differs,
});

/** Pools for tests with real nodes: room for a head and some small workers, on one. */
export const oneNode: Args["nodePools"] = { general: { instanceTypes: ["m7i.2xlarge"], minSize: 1, maxSize: 2 } };

type Cluster = NonNullable<Args["rayClusters"]>[string];

export const trainCluster = (differs: Partial<Cluster> = {}): Cluster => ({
    image: "rayproject/ray:2.54.0-py311-gpu",
    head: { pool: "general", cpu: 2, memory: "8Gi" },
    workers: {
        cpu: { pool: "general", cpu: 2, memory: "4Gi", replicas: 2 },
        gpu: { pool: "gpu", podsPerNode: 4, minReplicas: 1, maxReplicas: 8 },
    },
    ...differs,
});

/**
 * For real nodes: a head that leaves room for workers beside it. A Ray pod takes the whole
 * grace period to stop, whatever it does: a short one.
 */
export const smallCluster = (workers: NonNullable<Cluster["workers"]>, differs: Partial<Cluster> = {}): Cluster =>
    trainCluster({
        head: { pool: "general", cpu: 2, memory: "6Gi" },
        workers,
        podDefaults: { terminationGracePeriodSeconds: 5 },
        ...differs,
    });

/** The program of a test: one unit, and the outputs that users take from it. */
export const unitProgram = (args: Args, options?: ConstructorParameters<typeof kuberay.RayPlatform>[2]) => () => {
    const platform = new kuberay.RayPlatform("ml", args, options);
    return Promise.resolve({
        kubeconfig: platform.kubeconfig,
        nodePools: platform.nodePools,
        operator: platform.operator,
        rayClusters: platform.rayClusters,
    });
};
