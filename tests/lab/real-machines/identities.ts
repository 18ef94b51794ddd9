import { readFileSync } from "node:fs";
import { stringify } from "yaml";
import { type Certificate } from "./certificates";

export interface Access {
    readonly server: string;
    readonly certificateAuthority: string;
    readonly user: string;
    readonly identity: Certificate;
}

/** A kubeconfig that is whoever the certificate says. */
export function certificateKubeconfig({ server, certificateAuthority, user, identity }: Access): string {
    const inside = (file: string): string => readFileSync(file).toString("base64");
    const certificates = {
        "client-certificate-data": inside(identity.certificate),
        "client-key-data": inside(identity.key),
    };
    return stringify({
        apiVersion: "v1",
        kind: "Config",
        "current-context": "lab",
        contexts: [{ name: "lab", context: { cluster: "lab", user } }],
        clusters: [{ name: "lab", cluster: { server, "certificate-authority-data": inside(certificateAuthority) } }],
        users: [{ name: user, user: certificates }],
    });
}
