import { mkdirSync } from "node:fs";
import { join } from "node:path";
import { type ControlPlaneFiles } from "../control-plane/identities";
import { type Serving } from "../control-plane/serving";
import { type Starter } from "../supervisor/starter";
import { Authority } from "./certificates";
import { hostName, recordHostChanges } from "./host-changes";
import { createBridge, findNetwork } from "./network";
import { type LabNetwork } from "./network-plan";
import { raiseSysctls } from "./sysctls";

/** The machine, prepared for real nodes. */
export interface Host {
    readonly network: LabNetwork;
    readonly authority: Authority;
    /** Of the lab among everything on this machine. */
    readonly lab: string;
    /** How the API server has to be started. */
    readonly serving: Serving;
}

/** First address of the Services' range: the API server as pods know it. */
const KUBERNETES_SERVICE = "10.96.0.1";

/** Network, certificates and limits: everything that must be there before the API server is. */
export async function prepareHost({ directory }: Starter, files: ControlPlaneFiles): Promise<Host> {
    const lab = hostName(directory);
    const network = await findNetwork();
    recordHostChanges(directory, { bridge: network.bridge, lab });
    raiseSysctls(lab);
    await createBridge(network);
    mkdirSync(files.certificates, { recursive: true });
    const authority = await Authority.create(files.certificates);
    return { network, authority, lab, serving: await serving(network, authority, files.certificates) };
}

/** On the bridge only: nodes and this machine reach it, the machine's network does not. */
async function serving({ gateway }: LabNetwork, authority: Authority, folder: string): Promise<Serving> {
    const names = [
        "kubernetes",
        "kubernetes.default",
        "kubernetes.default.svc",
        "kubernetes.default.svc.cluster.local",
    ];
    const addresses = [gateway, KUBERNETES_SERVICE];
    const server = await authority.sign("server", {
        commonName: "kube-apiserver",
        serves: [...[...names, "localhost"].map((name) => `DNS:${name}`), ...addresses.map((one) => `IP:${one}`)],
    });
    const client = await authority.sign("kubelet-client", {
        commonName: "kube-apiserver-kubelet-client",
        organization: "system:masters",
    });
    return {
        address: gateway,
        advertised: gateway,
        certificateAuthority: join(folder, "ca.crt"),
        flags: [
            `--tls-cert-file=${server.certificate}`,
            `--tls-private-key-file=${server.key}`,
            `--client-ca-file=${authority.certificate}`,
            // A kubelet may read and write what belongs to its own pods, and nothing else.
            "--authorization-mode=Node,RBAC",
            "--enable-admission-plugins=NodeRestriction",
            "--kubelet-preferred-address-types=InternalIP",
            `--kubelet-certificate-authority=${authority.certificate}`,
            `--kubelet-client-certificate=${client.certificate}`,
            `--kubelet-client-key=${client.key}`,
        ],
    };
}
