import { type HeadService } from "../args/groups";
import { asTree, entriesOf } from "../tree/inputs";
import { type Tree, tree, unlessEmpty } from "../../shared/tree";

/** KubeRay's own Service has no address of its own: names of the head lead to its pod, ready or not. */
const HEADLESS: Tree = { clusterIP: "None", publishNotReadyAddresses: true };

/** `serviceType` and `headService`, of which the latter takes the place of all that KubeRay would choose. */
export function planHeadService(service: HeadService | undefined): { serviceType?: string; headService?: Tree } {
    if (service === undefined) return {};
    const { type, name } = service;
    const labels = unlessEmpty(asTree(service.labels));
    const ports = unlessEmpty(
        entriesOf(service.ports).map(([port, number]) => ({ name: port, port: number, protocol: "TCP" })),
    );
    const isOwn = name !== undefined || labels !== undefined || ports !== undefined;
    const isHeadless = type === undefined || type === "ClusterIP";
    const headService = tree({
        metadata: unlessEmpty(tree({ name, labels })),
        spec: unlessEmpty(tree({ ...(isHeadless && HEADLESS), ports })),
    });
    return { ...(type !== undefined && { serviceType: type }), ...(isOwn && { headService }) };
}
