import { type Kubernetes } from "./kubernetes";

const SIZE = {
    cpu: "400",
    memory: "2000Gi",
    "ephemeral-storage": "2000Gi",
    pods: "1000",
    "nvidia.com/gpu": "50",
    "aws.amazon.com/neuroncore": "50",
    "vpc.amazonaws.com/efa": "50",
};

/** Nodes of no pool, so large that size is no question: for tests of something else. KWOK plays their kubelets too. */
export async function makeBigNodes(k8s: Kubernetes, count: number, labels: Record<string, string>): Promise<void> {
    const names = Array.from({ length: count }, (_, at) => `big-${at}`);
    await Promise.all(
        names.map((name) =>
            k8s.core.createNode({
                body: {
                    metadata: {
                        name,
                        labels: { "kubernetes.io/hostname": name, "kubernetes.io/os": "linux", ...labels },
                    },
                    status: { capacity: SIZE, allocatable: SIZE },
                },
            }),
        ),
    );
}
