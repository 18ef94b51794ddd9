import { choice, object, type Static, Type } from "../../shared/definition";
import { pullPolicy } from "./container";
import { variables } from "./variables";

export const autoscalingArgs = object("Autoscaling", "The Ray autoscaler, version 2, beside the head.", {
    enabled: Type.Optional(
        Type.Boolean({
            description:
                "Whether the Ray autoscaler runs. With false, `replicas` counts and the bounds are only limits for whoever else scales. Default: true when some group has `maxReplicas`.",
        }),
    ),
    idleTimeoutSeconds: Type.Optional(
        Type.Integer({
            minimum: 0,
            description: "Seconds after which an idle pod is removed. Default: 60, Ray's own.",
        }),
    ),
    upscalingMode: Type.Optional(
        choice(["Default", "Aggressive", "Conservative"], {
            description:
                "How fast pods are added: `Conservative` adds at most as many as there are, the other two all at once. Default: `Default`.",
        }),
    ),
    allocateTimeoutSeconds: Type.Optional(
        Type.Integer({
            minimum: 1,
            description:
                "Seconds after which a pod that has not joined is given up and asked for anew; Ray's own 300 are less than a GPU node takes to start. Default: 900, or 1800 with a worker group on GPUs, Neuron devices or Spot capacity.",
        }),
    ),
    image: Type.Optional(Type.String({ description: "Image of the autoscaler. Default: the head's." })),
    imagePullPolicy: pullPolicy("`IfNotPresent`"),
    cpu: Type.Optional(Type.Number({ exclusiveMinimum: 0, description: "CPU cores of the autoscaler. Default: 0.5." })),
    memory: Type.Optional(
        Type.String({ description: "Memory of the autoscaler as a Kubernetes quantity. Default: `512Mi`." }),
    ),
    ...variables,
    securityContext: Type.Optional(
        Type.Unknown({
            description:
                "Kubernetes' SecurityContext of the autoscaler, merged over the one of `podSecurity`. Default: none.",
        }),
    ),
});
export type AutoscalingArgs = Static<typeof autoscalingArgs>;
