import { type Container } from "../args/container";
import { containerSecurityContext, type PodSecurity } from "../facts/security";
import { entriesOf, itemsOf } from "../tree/inputs";
import { planPorts } from "./ports";
import { planSizes } from "./sizes";
import { planVariables } from "./variables";
import { planMount } from "./volumes";
import { type Tree, tree, unlessEmpty } from "../../shared/tree";

/** What containers of a pod have from the pod. */
export interface PodOfContainers {
    readonly image: string;
    readonly imagePullPolicy: string | undefined;
    readonly podSecurity: PodSecurity;
}

/** An init container or a sidecar. */
export function planContainer(container: Container, pod: PodOfContainers): Tree {
    const { name, image, imagePullPolicy, command, args, ports, restartPolicy, volumeMounts, securityContext } =
        container;
    return tree({
        name,
        image: image ?? pod.image,
        imagePullPolicy: imagePullPolicy ?? (image === undefined ? pod.imagePullPolicy : undefined),
        command: unlessEmpty(itemsOf(command)),
        args: unlessEmpty(itemsOf(args)),
        restartPolicy,
        ports: unlessEmpty(planPorts(ports)),
        ...planVariables(container),
        ...planSizes(container),
        securityContext: containerSecurityContext(pod.podSecurity, securityContext),
        volumeMounts: unlessEmpty(entriesOf(volumeMounts).map(([volume, mount]) => planMount(volume, mount))),
    });
}
