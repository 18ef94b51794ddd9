import { object, type Static, Type } from "../shared/definition";
import { EFA_IMAGE, NVIDIA_IMAGE } from "./images";

const enabled = (description: string) => Type.Optional(Type.Boolean({ description, default: true }));

const image = (fallback: string, hint = "") =>
    Type.Optional(
        Type.String({
            description: `Image of the plugin, e.g. in a registry of yours.${hint} A change restarts the plugin, one quarter of the nodes at a time; Ray pods go on. Default: \`${fallback}\`.`,
            default: fallback,
        }),
    );

const nvidia = object("NvidiaDevicePlugin", "NVIDIA's device plugin, which offers `nvidia.com/gpu`.", {
    enabled: enabled(
        "Whether it runs on the unit's pools whose nodes have GPUs and an AMI without it: AL2023 lacks it, Bottlerocket has it. Default: true.",
    ),
    image: image(NVIDIA_IMAGE),
});

const efa = object("EfaDevicePlugin", "AWS's device plugin for EFA, which offers `vpc.amazonaws.com/efa`.", {
    enabled: enabled(
        "Whether it runs on the unit's pools on which a Ray pod of the unit asks for `efa`. On a node without an EFA interface it would crash for ever (aws/eks-charts#1239). Default: true.",
    ),
    image: image(EFA_IMAGE, " Needed in AWS regions of China and of the US government."),
});

export const devicePluginsArgs = object(
    "DevicePlugins",
    "The DaemonSets without which Kubernetes does not see what a node has; in `kube-system`, only on pools of the unit that need them.",
    {
        enabled: enabled(
            "Whether the unit installs device plugins at all. Say false when the EKS cluster has them already: two of a kind on one node offer its devices twice. Default: true.",
        ),
        nvidia: Type.Optional(nvidia),
        efa: Type.Optional(efa),
    },
);
export type DevicePluginsArgs = Static<typeof devicePluginsArgs>;
