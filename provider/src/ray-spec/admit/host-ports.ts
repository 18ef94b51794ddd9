import { knownNumber, knownText } from "../../shared/known";
import { isUnknown } from "../../shared/unknown";
import { type Finding } from "./finding";
import { objectsIn, type JudgedContainer, type JudgedPod, rayContainer } from "./judged-pod";
import { KUBERAY_PORTS } from "../facts/ports";

/** Ports of containers on their node: on its own network all that they list, else those with a `hostPort`. */
export function hostPortsDiffer(pod: JudgedPod): Finding[] {
    const onHost = pod.spec.hostNetwork === true;
    const metrics = onHost && addsMetrics(pod) ? keyOf({}, KUBERAY_PORTS.metrics) : undefined;
    const seen = new Set<string>();
    return portsOf(pod).flatMap(({ entry, place }): Finding[] => {
        const port = knownNumber(entry.hostPort) ?? 0;
        const number = knownNumber(entry.containerPort);
        if (onHost && port !== 0 && port !== number) {
            const reason = `is the container's port on the node's own network, ${number ?? "that"}; got ${port}. Leave it out.`;
            return [{ place: [...place, "hostPort"], reason }];
        }
        const used = onHost ? number : port === 0 ? undefined : port;
        if (used === undefined) return [];
        const key = keyOf(entry, used);
        if (key === metrics) return [{ place, reason: IS_METRICS }];
        if (!seen.has(key)) {
            seen.add(key);
            return [];
        }
        const reason = `no two containers of a pod have one port of the node, got ${used} twice. Change one.`;
        return [{ place, reason }];
    });
}

type Port = ReturnType<typeof objectsIn>[number]["entry"];

const portsOf = (pod: JudgedPod): { readonly entry: Port; readonly place: Finding["place"] }[] =>
    pod.containers.filter(({ init }) => !init).flatMap(portsOfContainer);

const portsOfContainer = ({ container, place }: JudgedContainer) =>
    objectsIn(container.ports).map(({ entry, at }) => ({ entry, place: [...place, "ports", at] }));

/** The API server holds two ports for one when all of these agree. */
const keyOf = ({ protocol, hostIP }: Port, port: number): string =>
    `${port} ${knownText(protocol) ?? "TCP"} ${knownText(hostIP) ?? ""}`;

/** KubeRay gives the Ray container a port of this name when it has none (common/pod.go), and no `hostPort`. */
function addsMetrics(pod: JudgedPod): boolean {
    const { ports } = rayContainer(pod);
    return (
        !isUnknown(ports) && objectsIn(ports).every(({ entry }) => !isUnknown(entry.name) && entry.name !== "metrics")
    );
}

const IS_METRICS = `on the node's own network ${KUBERAY_PORTS.metrics} is the port \`metrics\` that KubeRay adds to the Ray container. Use another number, or, if it is that port, name it \`metrics\` in the Ray container's \`ports\`.`;
