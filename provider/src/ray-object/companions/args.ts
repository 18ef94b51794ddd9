import { type SpecArgs } from "../../ray-spec/args/args";
import { choice, mapOf, object, Type, type Static, type TObject } from "../../shared/definition";

const annotations = (what: string, otherwise = "none") =>
    Type.Optional(
        mapOf(Type.String({ description: "Value of the annotation." }), {
            description: `Annotations on the ${what}. Default: ${otherwise}.`,
        }),
    );
const path = Type.Optional(
    Type.String({ description: "Path under which the dashboard is, e.g. `/train`. Default: `/`." }),
);

const ingressArgs = object("IngressArgs", "An Ingress to the dashboard and job port of the head.", {
    host: Type.Optional(Type.String({ description: "Host name, e.g. `ray.example.com`. Default: every host." })),
    className: Type.Optional(
        Type.String({ description: "IngressClass, e.g. `alb` or `nginx`. Default: the cluster's default class." }),
    ),
    path,
    pathType: Type.Optional(
        choice(["Prefix", "Exact", "ImplementationSpecific"], {
            title: "IngressPathType",
            description: "How `path` is compared. Default: `Prefix`.",
        }),
    ),
    tlsSecretName: Type.Optional(
        Type.String({
            description:
                "Secret with the certificate of `host`. Default: none; then something before the Ingress ends TLS, or tokens travel in the clear.",
        }),
    ),
    annotations: annotations(
        "Ingress",
        "with `className: alb` `alb.ingress.kubernetes.io/target-type: ip`, without which that load balancer reaches no Service of type `ClusterIP`; otherwise none",
    ),
});
export type IngressArgs = Static<typeof ingressArgs>;

const gatewayArgs = object("GatewayRouteArgs", "An HTTPRoute from an existing Gateway to the head's dashboard.", {
    name: Type.String({ description: "Name of the Gateway." }),
    namespace: Type.Optional(
        Type.String({ description: "Namespace of the Gateway. Default: the cluster's namespace." }),
    ),
    listener: Type.Optional(
        Type.String({ description: "Name of its listener, best one with TLS. Default: every listener." }),
    ),
    host: Type.Optional(Type.String({ description: "Host name, e.g. `ray.example.com`. Default: the listener's." })),
    path,
    annotations: annotations("HTTPRoute"),
});
export type GatewayArgs = Static<typeof gatewayArgs>;

const peer = object("NetworkPeer", "Who may connect. Labels and namespace together narrow it down.", {
    namespace: Type.Optional(
        Type.String({ description: "A namespace. Default: the cluster's own, or with `cidr` none." }),
    ),
    podLabels: Type.Optional(
        mapOf(Type.String({ description: "Value of the label." }), {
            description: "Labels of the pods. Default: every pod of the namespace.",
        }),
    ),
    cidr: Type.Optional(
        Type.String({ description: "A range of addresses, e.g. `10.0.0.0/16`, instead of pods. Default: none." }),
    ),
    ports: Type.Optional(
        Type.Array(Type.Integer({ minimum: 1, maximum: 65535, description: "Port number." }), {
            description: "TCP ports. Default: every port.",
        }),
    ),
});
export type NetworkPeer = Static<typeof peer>;

const networkPolicyArgs = object("NetworkPolicyArgs", "Who may connect to the cluster's pods.", {
    enabled: Type.Optional(
        Type.Boolean({
            description:
                "Whether a NetworkPolicy admits only the cluster's own pods, the KubeRay operator and `allowFrom`. What `ingress`, `gateway` or a Service beyond the cluster exposes stays open on its ports. It needs a network plugin that enforces policies. Default: true.",
            default: true,
        }),
    ),
    allowFrom: Type.Optional(
        Type.Array(peer, { description: "Who else may connect, e.g. notebooks or Prometheus. Default: nobody." }),
    ),
    egress: Type.Optional(
        choice(["all", "cluster"], {
            title: "NetworkEgress",
            description:
                "Where the pods may connect to: `all`, or only each other, DNS, the API server and `allowTo`. Default: `all`.",
        }),
    ),
    allowTo: Type.Optional(
        Type.Array(peer, { description: "Where else they may connect to with `egress: cluster`. Default: nowhere." }),
    ),
    operatorNamespace: Type.Optional(
        Type.String({
            description: "Namespace of the KubeRay operator. Default: the unit's; on its own, any namespace.",
        }),
    ),
});
export type NetworkPolicyArgs = Static<typeof networkPolicyArgs>;

/** What stands beside a Ray cluster and is ours. */
export const companionSettings = {
    networkPolicy: Type.Optional(networkPolicyArgs),
    ingress: Type.Optional(ingressArgs),
    gateway: Type.Optional(gatewayArgs),
};
export type CompanionArgs = Static<TObject<typeof companionSettings>>;

/** The inputs that companions come from. */
export type CompanionSource = CompanionArgs & Pick<SpecArgs, "head" | "workers" | "podDefaults" | "gcsFaultTolerance">;
