import type { RoleFacts } from "../lookups";

/** Without it the kubelet may not ask for its cluster. */
const NEEDED_POLICIES = ["AmazonEKSWorkerNodePolicy", "AmazonEKSWorkerNodeMinimalPolicy"];

/** What a kubelet may set on itself under the prefixes that Kubernetes keeps (NodeRestriction). */
const ALLOWED_LABELS = [
    "kubernetes.io/hostname",
    "kubernetes.io/arch",
    "kubernetes.io/os",
    "beta.kubernetes.io/instance-type",
    "node.kubernetes.io/instance-type",
    "failure-domain.beta.kubernetes.io/region",
    "failure-domain.beta.kubernetes.io/zone",
    "topology.kubernetes.io/region",
    "topology.kubernetes.io/zone",
];
const ALLOWED_PREFIXES = ["kubelet.kubernetes.io", "node.kubernetes.io"];

/**
 * Why machines with this role and these labels would never join, though EKS accepts the request; undefined when they
 * join. EKS answers such a group with NodeCreationFailure after a quarter of an hour.
 */
export function joinProblem(role: RoleFacts | undefined, labels: Readonly<Record<string, string>>): string | undefined {
    const refused = Object.keys(labels).find((key) => !kubeletMaySet(key));
    if (refused !== undefined) return `the kubelet may not set the label ${refused}`;
    if (role?.policies.some((name) => NEEDED_POLICIES.includes(name)) === true) return undefined;
    return `the node role has none of ${NEEDED_POLICIES.join(", ")}`;
}

function kubeletMaySet(key: string): boolean {
    const prefix = key.includes("/") ? key.slice(0, key.indexOf("/")) : "";
    const isKept = /(^|\.)(kubernetes|k8s)\.io$/.test(prefix);
    return (
        !isKept ||
        ALLOWED_LABELS.includes(key) ||
        ALLOWED_PREFIXES.some((own) => prefix === own || prefix.endsWith(`.${own}`))
    );
}
