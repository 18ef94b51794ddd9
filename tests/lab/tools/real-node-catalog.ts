import { type ToolGroup } from "./catalog";

const KUBERNETES = "v1.36.3";
const modules = "tests/lab/tools/modules";

/** What a lab with real nodes needs besides everything of `catalog.ts`. Built only when somebody wants such a lab. */
export const REAL_NODE_CATALOG = [
    {
        name: "kubernetes-node",
        folder: `${modules}/kubernetes-node`,
        packages: ["tool"],
        binaries: ["kubelet", "kube-proxy"],
        variables: {
            "k8s.io/component-base/version.gitVersion": KUBERNETES,
            "k8s.io/component-base/version.gitMajor": "1",
            "k8s.io/component-base/version.gitMinor": "36",
        },
        usualSeconds: 180,
    },
    {
        name: "containerd",
        folder: `${modules}/containerd`,
        packages: ["tool"],
        binaries: ["containerd", "containerd-shim-runc-v2", "ctr"],
        // Snapshotters that need libraries and that no node here uses.
        tags: ["no_btrfs", "no_devmapper", "no_zfs"],
        variables: { "github.com/containerd/containerd/v2/version.Version": "v2.2.0" },
        usualSeconds: 60,
    },
    {
        name: "coredns",
        folder: `${modules}/coredns`,
        packages: ["."],
        binaries: ["coredns"],
        usualSeconds: 60,
    },
    {
        name: "network-policies",
        folder: `${modules}/network-policies`,
        packages: ["."],
        binaries: ["network-policies"],
        usualSeconds: 40,
    },
    {
        // What an operator is upgraded from.
        name: "ray-operator-1.5.1",
        folder: `${modules}/ray-operator-1.5.1`,
        packages: ["tool"],
        binaries: ["ray-operator-1.5.1"],
        builtAs: { "ray-operator-1.5.1": "ray-operator" },
        usualSeconds: 65,
    },
    {
        name: "pause",
        folder: `${modules}/pause`,
        packages: ["."],
        binaries: ["pause"],
        usualSeconds: 5,
    },
] as const satisfies readonly ToolGroup[];

/** A program that only real nodes need. */
export type RealNodeTool = (typeof REAL_NODE_CATALOG)[number]["binaries"][number];

export const REAL_NODE_TOOLS: readonly RealNodeTool[] = REAL_NODE_CATALOG.flatMap((group) => [...group.binaries]);
