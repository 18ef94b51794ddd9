import { mkdirSync, symlinkSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { type NodeSize } from "./size";

/**
 * What kubelet would change on the whole machine if it read anything else. Each is shown to it as done, inside its
 * node; the machine keeps its own.
 */
const SYSCTLS: Readonly<Record<string, string>> = {
    "vm/overcommit_memory": "1",
    "vm/panic_on_oom": "0",
    "kernel/panic": "10",
    "kernel/panic_on_oops": "1",
    "kernel/keys/root_maxkeys": "1000000",
    "kernel/keys/root_maxbytes": "25000000",
};

/**
 * Files that a node's first process lays over those of /proc and /sys before kubelet looks for its hardware: the folder
 * `overlay` has them at the same paths.
 */
export function writeMachineFiles(folder: string, { cpus, realCpus, memoryMiB }: NodeSize): void {
    const overlay = join(folder, "overlay");
    const write = (path: string, text: string): void => {
        const file = join(overlay, path);
        mkdirSync(join(file, ".."), { recursive: true });
        writeFileSync(file, `${text}\n`);
    };
    for (const [name, value] of Object.entries(SYSCTLS)) write(`proc/sys/${name}`, value);
    write("proc/meminfo", meminfo(memoryMiB));
    write(`${CPUS}/online`, `0-${realCpus - 1}`);
    write(`${NUMA}/online`, "0");
    write(`${NUMA}/node0/meminfo`, `Node 0 MemTotal: ${memoryMiB * 1024} kB`);
    for (let core = 0; core < cpus; core++) {
        const name = cpuName(core, realCpus);
        write(`${CPUS}/${name}/topology/core_id`, String(core));
        write(`${CPUS}/${name}/topology/physical_package_id`, "0");
        symlinkSync(`../../cpu/${name}`, join(overlay, NUMA, "node0", name));
    }
}

/**
 * Kubelet counts the folders, and puts the numbers in their names into cpusets, where the kernel takes only those of
 * CPUs that exist. So of two real ones the third is `cpu00`, and the fourth `cpu01`: the numbers 0 and 1 again.
 */
export const cpuName = (core: number, realCpus: number): string =>
    `cpu${"0".repeat(Math.floor(core / realCpus))}${core % realCpus}`;

const CPUS = "sys/devices/system/cpu";
const NUMA = "sys/devices/system/node";

function meminfo(memoryMiB: number): string {
    const lines = Object.entries({ MemTotal: memoryMiB, MemFree: memoryMiB, MemAvailable: memoryMiB, SwapTotal: 0 });
    return lines.map(([name, mebibytes]) => `${name}: ${mebibytes * 1024} kB`).join("\n");
}
