import { type V1Node, type V1Pod } from "@kubernetes/client-node";
import { type NodePoolArgs } from "../../../provider/src/node-pool/args/node-pool";
import { planNodePool } from "../../../provider/src/node-pool/plan/node-pool";
import { type InstanceFacts } from "../../lab/machines/instance-facts";
import { allocatable } from "../../lab/machines/kubelet-reservation";
import { nodeOf } from "../../lab/machines/node";
import { context } from "../../unit/node-pool/fixtures";
import { machineGroup } from "../machine-group";
import { type Platform } from "./platform";

/** Another pod on a node: its name, thousandths of a core, MiB. */
type Neighbour = readonly [name: string, cpuMillis: number, memoryMiB: number];

const EKS: readonly Neighbour[] = [
    ["aws-node", 50, 0],
    ["kube-proxy", 100, 0],
];
/** Beside GPUs: what Karpenter counted on such a node (data-on-eks#589), 60m and 240 MiB in four pods. */
const BESIDE_GPUS: readonly Neighbour[] = [
    ["nvidia-device-plugin", 20, 100],
    ["ebs-csi-node", 30, 120],
    ["eks-pod-identity-agent", 10, 20],
    ["dcgm-exporter", 0, 0],
];
const OPERATOR: Neighbour = ["kuberay-operator", 100, 512];

/** A node, and the pods that are on it before Ray's. */
export interface Populated {
    readonly node: V1Node;
    readonly pods: readonly V1Pod[];
}

/**
 * All nodes that the pools of a unit may have, as the lab's own arithmetic sizes them, with their neighbours. Of several
 * types EKS takes whichever it finds; `smallest`: it finds the one that a refusal is about.
 */
export function nodesOf(
    platform: Platform,
    unit: string,
    { factsOf, smallest }: { factsOf: (type: string) => InstanceFacts; smallest: boolean },
): Populated[] {
    const { args, operatorIsHere, usualDaemonSets } = platform;
    return Object.entries(args.nodePools ?? {}).flatMap(([name, pool], at) =>
        Array.from({ length: pool.maxSize }, (_, number) => {
            const types = pool.instanceTypes.toSorted((a, b) => size(factsOf(a)) - size(factsOf(b)));
            const type = types[smallest ? 0 : number % types.length] ?? "";
            const node = nodeIn(platform, { unit, name, pool }, { type, facts: factsOf(type), number });
            const neighbours = [
                ...(usualDaemonSets ? [...EKS, ...(hasGpus(node) ? BESIDE_GPUS : [])] : []),
                ...reservedOn(pool),
                ...(operatorIsHere && at === 0 && number === 0 && !isTainted(node) ? [OPERATOR] : []),
            ];
            return { node, pods: neighbours.map((neighbour, index) => podOn(node, neighbour, index)) };
        }),
    );
}

const size = ({ MemoryInfo, VCpuInfo }: InstanceFacts): number => MemoryInfo.SizeInMiB + VCpuInfo.DefaultVCpus;

interface Machine {
    readonly type: string;
    readonly facts: InstanceFacts;
    readonly number: number;
}

/** Labels, taints and AMI are what the plan says; sizes are not. */
function nodeIn(
    { overhead }: Platform,
    { unit, name, pool }: { unit: string; name: string; pool: NodePoolArgs },
    { type, facts, number }: Machine,
): V1Node {
    const { group } = planNodePool(pool, context({ unit, pool: name }));
    const machines = machineGroup({
        nodeGroup: `${unit}-${name}`,
        instanceType: type,
        amiType: group.amiType as string,
        labels: group.labels as Record<string, string>,
        taints: (group.taints as unknown as { key: string; value?: string }[]).map(({ key, value }) => ({
            key,
            value,
            effect: "NoSchedule",
        })),
        diskSizeGiB: pool.diskSize ?? 100,
    });
    const node = nodeOf(machines, facts, String(number));
    const whole = allocatable(facts, machines, overhead);
    const { systemReserved, maxPods } = pool.kubelet ?? {};
    const kept = systemReserved === undefined ? { cpu: 0, memory: 0 } : { cpu: 500, memory: 1024 };
    const offered = {
        ...node.status?.allocatable,
        cpu: `${whole.cpuMillis - kept.cpu}m`,
        memory: `${whole.memoryMiB - kept.memory}Mi`,
        "ephemeral-storage": String(whole.ephemeralBytes),
        pods: String(maxPods ?? whole.pods),
        ...neuronCores(facts),
    };
    // So many machines that two would have the same address, and so the same name.
    const nodeName = `${unit}-${name}-${number}`;
    const labels = { ...node.metadata?.labels, "kubernetes.io/hostname": nodeName };
    const status = { capacity: offered, allocatable: offered, addresses: node.status?.addresses };
    return { metadata: { name: nodeName, labels }, spec: node.spec, status };
}

/** As Neuron's device plugin offers them, which the EKS cluster of such a unit has. */
function neuronCores(facts: InstanceFacts): Record<string, string> {
    const { InferenceAcceleratorInfo: inferentia, NeuronInfo: neuron } = facts as unknown as {
        readonly InferenceAcceleratorInfo?: { readonly Accelerators?: readonly { readonly Count: number }[] };
        readonly NeuronInfo?: { readonly NeuronDevices?: readonly { readonly Count: number }[] };
    };
    const devices = neuron?.NeuronDevices ?? inferentia?.Accelerators ?? [];
    const cores = devices.reduce((sum, { Count }) => sum + 2 * Count, 0);
    return cores === 0 ? {} : { "aws.amazon.com/neuroncore": String(cores) };
}

function reservedOn({ reserved }: NodePoolArgs): Neighbour[] {
    if (reserved === undefined) return [];
    const { cpu = 0, memory = "0", pods = 1 } = reserved;
    const mebibytes = memory.endsWith("Gi") ? parseInt(memory) * 1024 : parseInt(memory);
    return Array.from({ length: pods }, (_, at) => [
        `agent-${at}`,
        Math.floor((cpu * 1000) / pods),
        Math.floor(mebibytes / pods),
    ]);
}

const hasGpus = ({ status }: V1Node): boolean => status?.allocatable?.["nvidia.com/gpu"] !== undefined;

const isTainted = ({ spec }: V1Node): boolean => (spec?.taints ?? []).length > 0;

/** Bound from the start: daemonsets come before everybody else. */
const podOn = ({ metadata }: V1Node, [name, cpuMillis, memoryMiB]: Neighbour, at: number): V1Pod => ({
    metadata: { name: `${name}-${at}-${metadata?.name ?? ""}`, namespace: "kube-system" },
    spec: {
        nodeName: metadata?.name,
        tolerations: [{ operator: "Exists" }],
        containers: [
            {
                name,
                image: `${name}:1`,
                resources: { requests: { cpu: `${cpuMillis}m`, memory: `${memoryMiB}Mi` } },
            },
        ],
    },
});
