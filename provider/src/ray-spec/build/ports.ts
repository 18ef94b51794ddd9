import { type PodRole } from "../facts/pod-inputs";
import { entriesOf } from "../tree/inputs";
import { type Tree } from "../../shared/tree";
import { KUBERAY_PORTS } from "../facts/ports";

/** KubeRay's own set. Written out, because a template that lists one port would drop the others from the Service. */
const HEAD_PORTS = Object.entries(KUBERAY_PORTS).map(([name, port]) => planPort(name, port));

/** Ports of a container by name. */
export const planPorts = (ports: Record<string, number> | undefined): Tree[] =>
    entriesOf(ports).map(([name, port]) => planPort(name, port));

/** Ports of the Ray container: those given, else KubeRay's on the head. */
export function planRayPorts(role: PodRole, ports: Record<string, number> | undefined): readonly Tree[] {
    if (ports === undefined && role === "head") return HEAD_PORTS;
    return planPorts(ports);
}

function planPort(name: string, containerPort: number): Tree {
    return { name, containerPort, protocol: "TCP" };
}
