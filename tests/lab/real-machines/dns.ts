import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { answersOk, readiness } from "../supervisor/readiness";
import { type Starter } from "../supervisor/starter";
import { type Host } from "./host";
import { certificateKubeconfig } from "./identities";
import { CLUSTER_DOMAIN } from "./kubelet-config";
import { type RealNodeTool } from "../tools/real-node-catalog";

/** CoreDNS on the bridge: names of the cluster, and no others, because nothing outside can be reached. */
export async function startDns(
    { directory, record, processes, log }: Starter,
    { network, authority }: Host,
    server: string,
    tools: Readonly<Record<RealNodeTool, string>>,
): Promise<void> {
    const identity = await authority.sign("dns", { commonName: "lab-dns", organization: "system:masters" });
    const kubeconfig = join(directory.controlPlane, "dns.kubeconfig");
    const access = { server, certificateAuthority: authority.certificate, user: "lab-dns", identity };
    writeFileSync(kubeconfig, certificateKubeconfig(access), { mode: 0o600 });
    const port = record.ports.dns;
    const corefile = join(directory.controlPlane, "Corefile");
    writeFileSync(corefile, corefileText(network.gateway, port, kubeconfig));
    const running = await processes.start({
        name: "coredns",
        command: tools.coredns,
        args: ["-conf", corefile],
        port,
        log: log("coredns"),
    });
    await readiness(running, () => answersOk(`http://127.0.0.1:${port}/ready`));
}

const corefileText = (address: string, readyPort: number, kubeconfig: string): string => `.:53 {
    bind ${address}
    ready 127.0.0.1:${readyPort}
    errors
    cache 5
    kubernetes ${CLUSTER_DOMAIN} in-addr.arpa {
        kubeconfig ${kubeconfig} lab
        pods insecure
        ttl 5
    }
}
`;
