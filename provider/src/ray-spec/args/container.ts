import { choice, mapOf, object, type Static, Type } from "../../shared/definition";
import { variables } from "./variables";
import { volumeMount } from "./volume";

export const pullPolicy = (fallback: string) =>
    Type.Optional(
        choice(["Always", "IfNotPresent", "Never"], {
            title: "ImagePullPolicy",
            description: `When the image is pulled. Default: ${fallback}.`,
        }),
    );
export const KUBERNETES_PULLS = "Kubernetes' own, `Always` for the tag `latest`, else `IfNotPresent`";

export const command = Type.Optional(
    Type.Array(Type.String({ description: "A word of the command." }), {
        description: "Command of the container instead of the image's. Default: the image's.",
    }),
);
export const args = Type.Optional(
    Type.Array(Type.String({ description: "An argument." }), {
        description: "Arguments of the command. Default: the image's.",
    }),
);

/** Sizes a pod reserves where that is less than what it may use. */
export const requests = object("Requests", "What is reserved on the node, where that is less than the limit.", {
    cpu: Type.Optional(
        Type.Number({ exclusiveMinimum: 0, description: "CPU cores reserved, at most `cpu`. Default: `cpu`." }),
    ),
    memory: Type.Optional(
        Type.String({ description: "Memory reserved, at most `memory`, e.g. `2Gi`. Default: `memory`." }),
    ),
    ephemeralStorage: Type.Optional(
        Type.String({
            description: "Disk reserved, at most `ephemeralStorage`, e.g. `20Gi`. Default: `ephemeralStorage`.",
        }),
    ),
});
export type Requests = Static<typeof requests>;

/** A container beside Ray's. */
export const container = object("Container", "An init container or a sidecar.", {
    name: Type.String({ description: "Name of the container: a DNS label, no other of the pod has it." }),
    image: Type.Optional(Type.String({ description: "Its image. Default: the Ray image of the pod." })),
    imagePullPolicy: pullPolicy(`${KUBERNETES_PULLS}; without an \`image\` of its own, the pod's`),
    command,
    args,
    ...variables,
    cpu: Type.Optional(
        Type.Number({
            exclusiveMinimum: 0,
            description: "CPU cores, request and limit. Default: none; such a pod may be throttled or starved.",
        }),
    ),
    memory: Type.Optional(
        Type.String({ description: "Memory as a Kubernetes quantity, request and limit. Default: none." }),
    ),
    requests: Type.Optional(requests),
    volumeMounts: Type.Optional(
        mapOf(volumeMount, {
            description: "Volumes of the pod by name, and where the container has them. Default: none.",
        }),
    ),
    ports: Type.Optional(
        mapOf(Type.Integer({ minimum: 1, maximum: 65535, description: "Port number." }), {
            description: "TCP ports by name. Default: none.",
        }),
    ),
    restartPolicy: Type.Optional(
        choice(["Always"], {
            title: "ContainerRestartPolicy",
            description: "`Always` makes an init container a sidecar that starts before Ray. Default: none.",
        }),
    ),
    securityContext: Type.Optional(
        Type.Unknown({
            description:
                "Kubernetes' SecurityContext of the container, merged over the one of `podSecurity`. Default: none.",
        }),
    ),
});
export type Container = Static<typeof container>;
