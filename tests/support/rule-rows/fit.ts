import { type Differs, type Row } from "./row";

export const pool = (differs: Differs): Differs => ({
    nodeSelector: {},
    taints: [],
    instanceTypes: ["m7i.2xlarge"],
    capacity: "onDemand",
    minSize: 0,
    maxSize: 4,
    ...differs,
});

/** A cluster whose pool `p` differs so, and its head. */
export const on = (differs: Differs, ofHead: Differs): Differs => ({
    pools: { p: pool(differs) },
    head: { pool: "p", ...ofHead },
});

/** A group `w` on a pool of its own that differs so. */
export const group = (differs: Differs, workers: Differs): Differs => ({
    pools: { p: pool(differs) },
    workers: { w: { pool: "p", ...workers } },
});
export const SMALL = { cpu: 1, memory: "2Gi" };
export const P5 = { instanceTypes: ["p5.48xlarge"] };

/** Pods on their nodes. */
export const FIT_ROWS: readonly Row[] = [
    {
        bad: on({}, { cpu: 1, memory: "64Gi" }),
        says: 'head.memory: 64Gi a pod does not fit pool "p" (m7i.2xlarge offers about 28Gi after kubelet reservations). Lower it to 28Gi, or pick m7i.8xlarge. [R-FIT-MEMORY]',
        followed: [
            on({}, { cpu: 1, memory: "28Gi" }),
            on({ instanceTypes: ["m7i.8xlarge"] }, { cpu: 1, memory: "64Gi" }),
        ],
    },
    {
        bad: on({}, { cpu: 16, memory: "2Gi" }),
        says: 'head.cpu: 16 CPU a pod do not fit pool "p" (m7i.2xlarge offers about 7.66 after kubelet reservations). Lower it to 7, or pick m7i.8xlarge. [R-FIT-CPU]',
        followed: [
            on({}, { cpu: 7, memory: "2Gi" }),
            on({ instanceTypes: ["m7i.8xlarge"] }, { cpu: 16, memory: "2Gi" }),
        ],
    },
    {
        bad: on({}, { ...SMALL, ephemeralStorage: "500Gi" }),
        says: 'head.ephemeralStorage: 500Gi of disk a pod do not fit pool "p" (the volume of its nodes offers about 88Gi after kubelet reservations). Lower it to 88Gi, or give the nodes a larger volume. [R-FIT-DISK]',
        followed: [
            on({}, { ...SMALL, ephemeralStorage: "88Gi" }),
            on({ node: { diskSizeGiB: 1000 } }, { ...SMALL, ephemeralStorage: "500Gi" }),
        ],
    },
    {
        bad: group({}, { ...SMALL, gpus: 1 }),
        says: 'workers.w.gpus: 1 GPU a pod does not fit pool "p": m7i.2xlarge has none. Name a pool that has GPUs, or remove gpus. [R-FIT-GPU]',
        followed: [group(P5, { ...SMALL, gpus: 1 }), group({}, SMALL)],
    },
    {
        bad: group({}, { ...SMALL, accelerators: { "aws.amazon.com/neuroncore": 1 } }),
        says: 'workers.w.accelerators["aws.amazon.com/neuroncore"]: 1 aws.amazon.com/neuroncore a pod do not fit pool "p": m7i.2xlarge has none. Name a pool that has them, or leave it out. [R-FIT-DEVICE]',
        followed: [
            group({ instanceTypes: ["trn1.2xlarge"] }, { ...SMALL, accelerators: { "aws.amazon.com/neuroncore": 1 } }),
            group({}, SMALL),
        ],
    },
    {
        bad: on({}, { ...SMALL, nodeSelector: { "kubernetes.io/arch": "arm64" } }),
        says: 'head.nodeSelector["kubernetes.io/arch"]: asks for "arm64", and nodes of pool "p" have "amd64". Leave it out, or name another pool. [R-FIT-SELECTOR]',
        followed: [
            on({}, SMALL),
            {
                ...on(
                    { instanceTypes: ["m7g.2xlarge"] },
                    { ...SMALL, nodeSelector: { "kubernetes.io/arch": "arm64" } },
                ),
                image: "rayproject/ray:2.55.0-aarch64",
            },
        ],
    },
    {
        bad: group(P5, { podsPerNode: 16 }),
        says: 'workers.w.podsPerNode: 16 pods cannot share the 8 GPUs of a node of pool "p" (p5.48xlarge): each would get none. Lower it to 8, or say gpus: 0. [R-FIT-SHARE]',
        followed: [group(P5, { podsPerNode: 8 }), group(P5, { podsPerNode: 16, gpus: 0 })],
    },
    {
        bad: group({ instanceTypes: ["m7i.large"] }, { podsPerNode: 60, cpu: 0.01 }),
        says: 'workers.w.podsPerNode: a node of pool "p" (m7i.large) has no memory left for such a pod. Lower it from 60, or pick a larger instance type. [R-FIT-SHARE]',
        followed: [
            group({ instanceTypes: ["m7i.large"] }, { podsPerNode: 8, cpu: 0.01 }),
            group({ instanceTypes: ["m7i.4xlarge"] }, { podsPerNode: 60, cpu: 0.01 }),
        ],
    },
    {
        bad: group({ instanceTypes: ["m7i.12xlarge"] }, { cpu: 0.01, memory: "64Mi", podsPerNode: 234 }),
        says: 'workers.w.podsPerNode: 234 pods a node do not fit pool "p": m7i.12xlarge has addresses for 232 beside those of EKS itself. Lower it to 232, or pick m7i.16xlarge. [R-FIT-ADDRESS]',
        followed: [
            group({ instanceTypes: ["m7i.12xlarge"] }, { cpu: 0.01, memory: "64Mi", podsPerNode: 232 }),
            group({ instanceTypes: ["m7i.16xlarge"] }, { cpu: 0.01, memory: "64Mi", podsPerNode: 234 }),
        ],
    },
    {
        bad: on({}, { ...SMALL, initContainers: [{ name: "a", image: "x", cpu: 16 }] }),
        says: 'head: its containers together ask for 16 CPU a pod and do not fit pool "p" (m7i.2xlarge offers about 7.66 CPU after kubelet reservations). Lower the sizes of its init containers, sidecars or podTemplate. [R-FIT-POD]',
        followed: [on({}, { ...SMALL, initContainers: [{ name: "a", image: "x", cpu: 1 }] })],
    },
    {
        bad: { image: "rayproject/ray:2.55.0-aarch64", ...group({}, SMALL) },
        says: 'head.pool: image "rayproject/ray:2.55.0-aarch64" is for arm64, by its tag, and m7i.2xlarge of this pool is x86_64. Name an image without -aarch64 in its tag, or a pool of arm64 types. [R-FIT-ARCH]',
        followed: [
            group({}, SMALL),
            { image: "rayproject/ray:2.55.0-aarch64", ...group({ instanceTypes: ["m7g.2xlarge"] }, SMALL) },
        ],
    },
    {
        bad: group({ maxSize: 1 }, { cpu: 7, memory: "8Gi", replicas: 2 }),
        says: 'workers.w.replicas: 2 pods need 2 nodes of pool "p" (1 on each), which has at most 1. Lower it to 1, or raise the pool\'s maxSize to 2. [R-FIT-LEAST]',
        followed: [
            group({ maxSize: 1 }, { cpu: 7, memory: "8Gi", replicas: 1 }),
            group({ maxSize: 2 }, { cpu: 7, memory: "8Gi", replicas: 2 }),
        ],
    },
];
