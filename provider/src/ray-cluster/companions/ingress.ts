import { dashboardPort, headServiceName } from "../addresses";
import { type HeadArgs } from "../args";
import { type IngressArgs } from "../args/access";
import { tree } from "../object";
import { type Companion, companion, type Site } from "./companion";
import { companionName } from "./names";

/** KubeRay's own Ingress has one host, one path and no TLS, and ignores every later edit. */
export function planIngress(at: Site, head: HeadArgs | undefined, ingress: IngressArgs): Companion {
    const { host, className, path = "/", pathType = "Prefix", tlsSecretName, annotations } = ingress;
    const service = { name: headServiceName(at.name, head), port: { number: dashboardPort(head) } };
    const hosts = host === undefined ? undefined : [host];
    return companion("ingress", at, {
        name: companionName(at.name),
        annotations,
        spec: tree({
            ingressClassName: className,
            tls: tlsSecretName === undefined ? undefined : [tree({ hosts, secretName: tlsSecretName })],
            rules: [tree({ host, http: { paths: [{ path, pathType, backend: { service } }] } })],
        }),
    });
}
