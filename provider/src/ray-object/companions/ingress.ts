import { headServiceName } from "../addresses";
import { type IngressArgs } from "./args";
import { type Companion, companion } from "./companion";
import { companionName } from "./names";
import { tree } from "../../shared/tree";
import { dashboardPort } from "../../ray-spec/facts/ports";
import { type HeadArgs } from "../../ray-spec/args/groups";
import { type Site } from "../site";

/** The class of the AWS Load Balancer Controller. */
const ALB = "alb";
/**
 * Its own default, `instance`, needs a port on every node, which a ClusterIP Service has not. KubeRay makes that of the
 * head headless: https://kubernetes-sigs.github.io/aws-load-balancer-controller/latest/guide/ingress/annotations/#target-type
 */
const TO_PODS = { "alb.ingress.kubernetes.io/target-type": "ip" };

/** KubeRay's own Ingress has one host, one path and no TLS, and ignores every later edit. */
export function planIngress(at: Site, head: HeadArgs | undefined, ingress: IngressArgs): Companion {
    const { host, className, path = "/", pathType = "Prefix", tlsSecretName, annotations } = ingress;
    const service = { name: headServiceName(at.name, head), port: { number: dashboardPort(head) } };
    const hosts = host === undefined ? undefined : [host];
    return companion("ingress", at, {
        name: companionName(at.name),
        annotations: className === ALB ? { ...TO_PODS, ...annotations } : annotations,
        spec: tree({
            ingressClassName: className,
            tls: tlsSecretName === undefined ? undefined : [tree({ hosts, secretName: tlsSecretName })],
            rules: [tree({ host, http: { paths: [{ path, pathType, backend: { service } }] } })],
        }),
    });
}
