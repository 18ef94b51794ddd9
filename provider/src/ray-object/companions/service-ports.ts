import { KUBERAY_PORTS, type Reach } from "../../ray-spec/facts/ports";

/** Every port of the head's Service, lowest first: KubeRay adds the one for metrics where it is missing. */
export function servicePorts(head: Reach | undefined): number[] {
    const given = head?.ports ?? {};
    const ports = Object.keys(given).length === 0 ? KUBERAY_PORTS : given;
    const all: Record<string, number> = { metrics: KUBERAY_PORTS.metrics, ...ports, ...head?.service?.ports };
    return [...new Set(Object.values(all))].sort((a, b) => a - b);
}
