import { createHash } from "node:crypto";
import { mkdirSync, writeFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { type MachineGroup } from "../aws/machines";
import { REGION } from "../environment";
import { type InstanceFacts } from "../machines/instance-facts";
import { type RunningProgram } from "../supervisor/program";
import { type Starter } from "../supervisor/starter";
import { type RealNodeTool } from "../tools/real-node-catalog";
import { createNodeCgroups, removeCgroups } from "./cgroups";
import { cniConfig, containerdConfig, registryHosts } from "./containerd-config";
import { type Host } from "./host";
import { nodesFolder, removeTree } from "./host-changes";
import { certificateKubeconfig } from "./identities";
import { kubeletConfig, kubeProxyConfig } from "./kubelet-config";
import { writeMachineFiles } from "./machine-files";
import { removeLink, routeToPods } from "./network";
import { type NodeNetwork, nodeNetwork } from "./network-plan";
import { nodeLabels } from "./node-labels";
import { nodeSize } from "./size";

/** What all nodes of a lab have in common. */
export interface NodeWorld {
    readonly starter: Starter;
    readonly host: Host;
    /** Address of the API server. */
    readonly server: string;
    /** Address of the lab's registry. */
    readonly registry: string;
    readonly tools: Readonly<Record<RealNodeTool, string>>;
}

/** A machine of a node group: processes in namespaces and cgroups of their own. */
export interface RealNode {
    readonly name: string;
    readonly number: number;
    readonly network: NodeNetwork;
    readonly folder: string;
    readonly program: RunningProgram;
}

/** Starts a node. It is there when its kubelet has registered it, which is not waited for. */
export async function startNode(
    world: NodeWorld,
    group: MachineGroup,
    facts: InstanceFacts,
    number: number,
): Promise<RealNode> {
    const { starter, host } = world;
    const network = nodeNetwork(host.network, number);
    const name = `ip-${network.address.replaceAll(".", "-")}.${REGION}.compute.internal`;
    const folder = join(nodesFolder(starter.directory), String(number));
    const size = nodeSize(facts);
    for (const inside of ["logs", "kubelet", "containerd", "cni", "registries/_default"])
        mkdirSync(join(folder, inside), { recursive: true });
    await writeConfiguration(world, { name, folder, network }, group, facts);
    const cgroups = createNodeCgroups(host.lab, name, size.realMemoryMiB * 2 ** 20);
    const program = await starter.processes.start({
        name: `node ${name}`,
        command: "bash",
        args: [join(__dirname, "node-start.sh")],
        env: {
            PATH: [...PROGRAMS.map((program) => dirname(world.tools[program])), SYSTEM_PATH].join(":"),
            INIT: join(__dirname, "node-init.sh"),
            NODE: name,
            NODE_FOLDER: folder,
            LABELS: nodeLabels(group, size),
            ADDRESS: network.address,
            POD_RANGE: network.podRange,
            GATEWAY: host.network.gateway,
            BRIDGE: host.network.bridge,
            LINK: network.link,
            CGROUP_VERSION: String(cgroups.version),
            CGROUP_FOLDERS: cgroups.folders.join(" "),
            CGROUP_MOUNTS: cgroups.mounts.join(" "),
        },
        log: starter.log(`node-${name}`),
    });
    await routeToPods(network);
    return { name, number, network, folder, program };
}

/** One of each group of tools that a node runs. */
const PROGRAMS = ["containerd", "kubelet", "network-policies"] as const satisfies readonly RealNodeTool[];
const SYSTEM_PATH = "/usr/local/sbin:/usr/local/bin:/usr/sbin:/usr/bin:/sbin:/bin";

const POLICIES = "lab-network-policies";

type Place = Pick<RealNode, "name" | "folder" | "network">;

async function writeConfiguration(
    { host, server, registry }: NodeWorld,
    { name, folder, network }: Place,
    group: MachineGroup,
    facts: InstanceFacts,
): Promise<void> {
    const { authority } = host;
    const write = (file: string, text: string): void => {
        writeFileSync(join(folder, file), text, { mode: 0o600 });
    };
    const size = nodeSize(facts);
    writeMachineFiles(folder, size);
    write("containerd.toml", containerdConfig(folder));
    write("registries/_default/hosts.toml", registryHosts(registry));
    write("cni/10-lab.conflist", cniConfig(network.podRange));
    const user = `system:node:${name}`;
    const [serving, kubelet, proxy, policies] = [
        await authority.sign(`${name}-server`, { commonName: user, serves: [`IP:${network.address}`, `DNS:${name}`] }),
        await authority.sign(name, { commonName: user, organization: "system:nodes" }),
        await authority.sign(`${name}-proxy`, { commonName: "system:kube-proxy" }),
        // Kubernetes has no role of that name, and nothing in a pod can read this certificate.
        await authority.sign(`${name}-policies`, { commonName: POLICIES, organization: "system:masters" }),
    ];
    const access = { server, certificateAuthority: authority.certificate };
    write("kubelet.kubeconfig", certificateKubeconfig({ ...access, user, identity: kubelet }));
    write("kube-proxy.kubeconfig", certificateKubeconfig({ ...access, user: "system:kube-proxy", identity: proxy }));
    write("network-policies.kubeconfig", certificateKubeconfig({ ...access, user: POLICIES, identity: policies }));
    write("kube-proxy.yaml", kubeProxyConfig(folder, name, host.network));
    const providerId = `aws:///${group.zone}/i-0${createHash("sha256").update(folder).digest("hex").slice(0, 16)}`;
    const settings = { providerId, group, size, network: host.network, serving };
    write("kubelet.yaml", kubeletConfig({ ...settings, authority: authority.certificate }));
}

/** Pulls the plug: every process of the node ends, and what it had on this machine goes. */
export async function stopNode({ starter, host }: NodeWorld, node: RealNode): Promise<void> {
    await node.program.stop(0);
    starter.processes.forget(node.program);
    await removeCgroups(join(host.lab, node.name));
    await removeLink(node.network.link);
    await removeTree(node.folder);
}
