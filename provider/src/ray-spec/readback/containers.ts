import { keyedBy, hasOnly, listIn, present, textIn, treesIn } from "../tree/reading";
import { securityContextOf, type Standard } from "./security";
import { sizesOf } from "./sizes";
import { variablesOf } from "./variables";
import { mountsOf } from "./volumes";
import { type Json, type Tree } from "../../shared/tree";

export interface LivePodOfContainers {
    readonly image: Json | undefined;
    readonly imagePullPolicy: Json | undefined;
    readonly standard: Standard;
}

/** What the Ray container and those beside it have in common. */
export const containerBasics = (container: Tree, standard: Standard): Tree => ({
    ...present({
        imagePullPolicy: container.imagePullPolicy,
        command: words(container.command),
        args: words(container.args),
    }),
    ...variablesOf(container),
    ...securityContextOf(container, standard),
});

/** An init container or a sidecar. */
export function containerOf(container: Tree, { image, imagePullPolicy, standard }: LivePodOfContainers): Tree {
    // Without an image of its own it has the pod's, and with that the pod's policy.
    const isPods = container.image === image && container.imagePullPolicy === imagePullPolicy;
    const { imagePullPolicy: own, ...basics } = containerBasics(container, standard);
    return {
        ...present({
            name: container.name,
            image: isPods ? undefined : container.image,
            imagePullPolicy: isPods ? undefined : own,
            restartPolicy: container.restartPolicy === "Always" ? "Always" : undefined,
            ports: portsOf(container),
            volumeMounts: mountsOf(container),
        }),
        ...basics,
        ...sizesOf(container),
    };
}

/** TCP ports by name; others no input says. */
export const portsOf = (container: Tree): Readonly<Record<string, Json>> =>
    keyedBy(
        treesIn(container.ports).flatMap(({ name, containerPort, protocol = "TCP", ...rest }) =>
            hasOnly(rest) && protocol === "TCP" && typeof containerPort === "number"
                ? [[textIn(name), containerPort] as const]
                : [],
        ),
    );

function words(value: Json | undefined): Json | undefined {
    const list = listIn(value);
    return list.every((word) => typeof word === "string") ? list : undefined;
}
