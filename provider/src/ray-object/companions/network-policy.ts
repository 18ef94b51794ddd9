import { knownText } from "../../shared/known";
import { type CompanionSource, type NetworkPeer, type NetworkPolicyArgs } from "./args";
import { type Companion, companion, ownPods } from "./companion";
import { companionName } from "./names";
import { type Json, type Tree, tree } from "../../shared/tree";
import { dashboardPort, KUBERAY_PORTS, type Reach } from "../../ray-spec/facts/ports";
import { type Site } from "../site";

/** Both of KubeRay's manifests and its chart give the operator's pods this; their `app.kubernetes.io/name` differs. */
const OPERATOR_PODS = { "app.kubernetes.io/component": "kuberay-operator" };
/** Kubernetes' own label, which nobody can forge. */
const NAMESPACE_NAME = "kubernetes.io/metadata.name";

/**
 * Where an API server's addresses are from inside a cluster: those of its Service, or behind that of nodes or network
 * interfaces, depending on where the network plugin looks; never one of the internet. A policy cannot name it better.
 */
const PRIVATE_RANGES = ["10.0.0.0/8", "172.16.0.0/12", "192.168.0.0/16", "100.64.0.0/10", "198.18.0.0/15", "fc00::/7"];

/**
 * One policy for head and workers alike. KubeRay has such a thing from 1.7, behind a gate that is off; like ours it lets
 * the cluster's own pods and the operator in, by the same labels.
 */
export function planNetworkPolicy(at: Site, args: CompanionSource, policy: NetworkPolicyArgs): Companion {
    const closed = policy.egress === "cluster";
    return companion("networkPolicy", at, {
        name: companionName(at.name),
        spec: tree({
            podSelector: { matchLabels: ownPods(at.name) },
            policyTypes: closed ? ["Ingress", "Egress"] : ["Ingress"],
            ingress: planIngressRules(at, args, policy),
            egress: closed ? planEgress(at, args, policy) : undefined,
        }),
    });
}

function planIngressRules(
    at: Site,
    args: CompanionSource,
    { operatorNamespace, allowFrom = [] }: NetworkPolicyArgs,
): Json[] {
    const namespace = operatorNamespace === undefined ? {} : inNamespace(operatorNamespace);
    const open = exposedPorts(args);
    return [
        { from: [ownPeer(at)] },
        { from: [{ podSelector: { matchLabels: OPERATOR_PODS }, namespaceSelector: namespace }] },
        ...allowFrom.map((peer) => tree({ from: [planPeer(peer)], ports: tcp(peer.ports) })),
        // Load balancers and ingress controllers come from addresses and namespaces of every kind.
        ...(open.length === 0 ? [] : [tree({ ports: tcp(open) })]),
    ];
}

function planEgress(at: Site, { gcsFaultTolerance }: CompanionSource, { allowTo = [] }: NetworkPolicyArgs): Json[] {
    const redis = gcsFaultTolerance === undefined ? [] : redisPorts(gcsFaultTolerance.redisAddress);
    return [
        { to: [ownPeer(at)] },
        // To whoever answers: a cache on the node, the VPC's resolver and CoreDNS are all in use.
        { ports: ["UDP", "TCP"].map((protocol) => ({ protocol, port: 53 })) },
        // The Ray autoscaler scales through the API server; with `authentication: kubernetes` tokens are checked there.
        tree({ to: PRIVATE_RANGES.map((cidr) => ({ ipBlock: { cidr } })), ports: tcp([443, 6443]) }),
        // Its address is a name, of which a policy knows nothing.
        ...(redis.length === 0 ? [] : [tree({ ports: tcp(redis) })]),
        ...allowTo.map((peer) => tree({ to: [planPeer(peer)], ports: tcp(peer.ports) })),
    ];
}

const REDIS_PORT = 6379;

/** Ports in addresses such as `redis:6379`, `rediss://redis.example.com` or several of a Redis cluster. */
const redisPorts = (addresses: unknown): number[] => [
    ...new Set(
        (knownText(addresses) ?? "").split(",").map((address) => Number(/:(\d+)\s*$/.exec(address)?.[1] ?? REDIS_PORT)),
    ),
];

const ownPeer = ({ name }: Site): Tree => ({ podSelector: { matchLabels: ownPods(name) } });

const inNamespace = (name: string): Tree => ({ matchLabels: { [NAMESPACE_NAME]: name } });

function planPeer({ namespace, podLabels, cidr }: NetworkPeer): Tree {
    if (cidr !== undefined) return { ipBlock: { cidr } };
    return tree({
        // An empty selector means every pod, a missing one every pod of the namespaces selected.
        podSelector:
            podLabels !== undefined ? { matchLabels: { ...podLabels } } : namespace === undefined ? {} : undefined,
        namespaceSelector: namespace === undefined ? undefined : inNamespace(namespace),
    });
}

const tcp = (ports: readonly number[] | undefined): Json[] | undefined =>
    ports === undefined || ports.length === 0 ? undefined : ports.map((port) => ({ protocol: "TCP", port }));

/** What is made reachable from outside on purpose must be let in. */
function exposedPorts({ head, ingress, gateway }: CompanionSource): number[] {
    const type = head?.service?.type ?? "ClusterIP";
    if (type !== "ClusterIP") return servicePorts(head);
    return ingress === undefined && gateway === undefined ? [] : [dashboardPort(head)];
}

/** Every port of the head's Service, lowest first: KubeRay adds the one for metrics where it is missing. */
function servicePorts(head: Reach | undefined): number[] {
    const given = head?.ports ?? {};
    const ports = Object.keys(given).length === 0 ? KUBERAY_PORTS : given;
    const all: Record<string, number> = { metrics: KUBERAY_PORTS.metrics, ...ports, ...head?.service?.ports };
    return [...new Set(Object.values(all))].sort((a, b) => a - b);
}
