import { totalmem, cpus } from "node:os";
import { type InstanceFacts } from "../machines/instance-facts";
import { allocatable, capacity, reservedMemoryMiB } from "../machines/kubelet-reservation";

/** Of the machine's memory, what one node may really use: the control plane and the host keep the rest. */
const SHARE = 0.75;

/** The node's disk is the host's, whatever the group asked for. */
const NO_VOLUME = { amiType: "AL2023_x86_64_STANDARD", diskSizeGiB: 0 };

/** On the node as labels, for whoever wonders. */
export const REAL_CPUS_LABEL = "lab.kuberay.pulumi.com/real-cpus";
export const REAL_MEMORY_LABEL = "lab.kuberay.pulumi.com/real-memory";

/**
 * A node says that it is as large as EC2's machine of that type, so that programs made for EC2 fit, and it can use what
 * this machine has. Ray reserves by what it is told and uses far less, so that works until somebody really computes
 * with 32 GiB: then the kernel ends a process of that node, and of no other.
 */
export interface NodeSize {
    /** Told to kubelet as if it were the hardware. */
    readonly cpus: number;
    readonly memoryMiB: number;
    readonly maxPods: number;
    readonly reservedCpuMillis: number;
    readonly reservedMemoryMiB: number;
    /** What there really is. */
    readonly realCpus: number;
    readonly realMemoryMiB: number;
}

export function nodeSize(facts: InstanceFacts, machine = { cpus: cpus().length, bytes: totalmem() }): NodeSize {
    const whole = capacity(facts, NO_VOLUME);
    return {
        cpus: whole.cpuMillis / 1000,
        memoryMiB: whole.memoryMiB,
        maxPods: whole.pods,
        reservedCpuMillis: whole.cpuMillis - allocatable(facts, NO_VOLUME).cpuMillis,
        reservedMemoryMiB: reservedMemoryMiB(facts, NO_VOLUME),
        realCpus: Math.min(machine.cpus, whole.cpuMillis / 1000),
        realMemoryMiB: Math.min(Math.floor((machine.bytes * SHARE) / 2 ** 20), whole.memoryMiB),
    };
}
