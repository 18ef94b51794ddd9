import { execFileSync } from "node:child_process";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";
import { parseStat } from "../lab/supervisor/process-identity";

/** Settings that kubelet, containerd and kube-proxy change where they can. */
const SYSCTLS = [
    "fs/inotify/max_user_instances",
    "fs/inotify/max_user_watches",
    "kernel/panic",
    "kernel/panic_on_oops",
    "kernel/keys/root_maxkeys",
    "kernel/keys/root_maxbytes",
    "vm/overcommit_memory",
    "vm/panic_on_oom",
    "net/ipv4/ip_forward",
    "net/netfilter/nf_conntrack_max",
];

/** Where they write, on a machine that is a node and nothing else. */
const FOLDERS = ["/var/lib/kubelet", "/var/lib/containerd", "/var/lib/cni", "/run/containerd", "/run/netns"];
const MORE_FOLDERS = ["/var/log/pods", "/var/log/containers", "/opt/containerd", "/etc/cni", "/run/pulumi-kuberay-lab"];

/** Everything on this machine, outside a lab's directory, that real nodes could leave changed. */
export function hostState() {
    return {
        mounts: lines(readFileSync("/proc/self/mountinfo", "utf8")).map((line) => line.split(" ").slice(3).join(" ")),
        links: (JSON.parse(output("ip", "-json", "link")) as { ifname: string }[]).map(({ ifname }) => ifname),
        routes: lines(output("ip", "-4", "route", "show", "table", "all")),
        rules: lines(output("iptables-save")).filter((line) => !line.startsWith("#")),
        cgroups: cgroups(),
        programs: programs(),
        sysctls: SYSCTLS.map((name) => `${name} ${read(join("/proc/sys", name))}`),
        folders: [...FOLDERS, ...MORE_FOLDERS].filter((folder) => existsSync(folder)),
    };
}

function cgroups(): string[] {
    const found = output("find", "/sys/fs/cgroup", "-maxdepth", "2", "-type", "d", "-name", "kuberay-lab-*");
    return lines(found);
}

/** Of nodes: by name, whoever started them. One that has ended stays listed until its parent asks how it went. */
function programs(): string[] {
    const running = readdirSync("/proc").filter((name) => /^\d+$/.test(name) && !hasEnded(name));
    const names = running.map((pid) => read(join("/proc", pid, "comm")));
    return names
        .filter((name) => /^(kubelet|kube-proxy|containerd|coredns|network-polic|pause|raylet|gcs_server)/.test(name))
        .sort();
}

const hasEnded = (pid: string): boolean => ["", "X", "Z"].includes(parseStat(read(join("/proc", pid, "stat"))).state);

const output = (command: string, ...args: string[]): string => execFileSync(command, args, { encoding: "utf8" });

const lines = (text: string): string[] =>
    text
        .split("\n")
        .filter((line) => line !== "")
        .sort();

/** A process may end between being listed and being read. */
function read(file: string): string {
    try {
        return readFileSync(file, "utf8").trim();
    } catch {
        return "";
    }
}
