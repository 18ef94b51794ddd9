import type * as kuberay from "pulumi-kuberay";

type Pools = NonNullable<kuberay.RayPlatformArgs["nodePools"]>;
type Groups = NonNullable<NonNullable<kuberay.RayPlatformArgs["rayClusters"]>[string]["workers"]>;

const EMPTY = { minSize: 0, maxSize: 2 };
const RESERVES = {
    maxPods: 40,
    kubeReserved: { cpu: "500m", memory: "1Gi", "ephemeral-storage": "3Gi" },
    systemReserved: { cpu: "250m", memory: "512Mi" },
    evictionHard: { "memory.available": "5%", "nodefs.available": "15%" },
};

/** Pools whose nodes differ in what decides their size. */
export const EMPTY_POOLS = {
    plain: { ...EMPTY, instanceTypes: ["m7i.2xlarge"] },
    arm: { ...EMPTY, instanceTypes: ["m7g.2xlarge"] },
    bottlerocket: { ...EMPTY, instanceTypes: ["m7i.2xlarge"], amiFamily: "bottlerocket", diskSize: 150 },
    nvidia: { ...EMPTY, instanceTypes: ["g6e.12xlarge"] },
    "nvidia-al2023": { ...EMPTY, instanceTypes: ["g6.2xlarge"], amiFamily: "al2023" },
    efa: { ...EMPTY, instanceTypes: ["p5.48xlarge"], zones: ["us-west-2a"], efa: {} },
    "efa-al2023": {
        ...EMPTY,
        instanceTypes: ["p5en.48xlarge"],
        amiFamily: "al2023",
        zones: ["us-west-2a"],
        efa: { interfaceType: "efa" },
    },
    neuron: { ...EMPTY, instanceTypes: ["inf2.24xlarge"] },
    raid0: { ...EMPTY, instanceTypes: ["m6id.4xlarge"], localStorage: "raid0" },
    "raid0-bottlerocket": {
        ...EMPTY,
        instanceTypes: ["i4i.2xlarge"],
        amiFamily: "bottlerocket",
        localStorage: "raid0",
    },
    kubelet: { ...EMPTY, instanceTypes: ["m7i.4xlarge"], kubelet: RESERVES },
    "kubelet-bottlerocket": {
        ...EMPTY,
        instanceTypes: ["m7i.4xlarge"],
        amiFamily: "bottlerocket",
        kubelet: RESERVES,
    },
    "own-image": { ...EMPTY, instanceTypes: ["m7i.12xlarge"], amiId: "ami-0123456789abcdef0" },
    several: { ...EMPTY, instanceTypes: ["m7i.2xlarge", "m7i.4xlarge"], capacity: "spot" },
    future: { ...EMPTY, instanceTypes: ["g99.12xlarge"] },
} satisfies Pools;

type Group = Groups[string];

/** A worker on each, of the size that it has by default: all of the node. */
const DIFFERENT: Readonly<Record<string, Group>> = {
    arm: { image: "rayproject/ray:2.54.0-py311-aarch64" },
    efa: { efa: 32 },
    "efa-al2023": { efa: 16 },
    neuron: { accelerators: { "aws.amazon.com/neuroncore": 12 } },
};

export const GROUPS: Groups = Object.fromEntries(
    Object.keys(EMPTY_POOLS).map((pool) => [
        pool,
        { pool, replicas: 1, minReplicas: 1, maxReplicas: 1, ...DIFFERENT[pool] },
    ]),
);
