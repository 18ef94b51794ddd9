import { byName, choice, type Static, type TObject, Type } from "../../shared/definition";
import { autoscalingArgs } from "./autoscaling";
import { gcsFaultToleranceArgs } from "./fault-tolerance";
import { headArgs, podDefaults, workerGroupArgs } from "./groups";

/** Which Ray it is, and who may talk to it. */
export const raySettings = {
    image: Type.String({
        description: "Ray image of head and workers with its tag, e.g. `rayproject/ray:2.54.0-py311-gpu`.",
    }),
    rayVersion: Type.Optional(
        Type.String({
            description:
                "Version of Ray inside the image, e.g. `2.54.0`; must agree with the image's tag. Default: read from the tag; required for authentication when the tag has none.",
        }),
    ),
    authentication: Type.Optional(
        choice(["token", "kubernetes", "disabled"], {
            description:
                "How Ray's dashboard, job and client ports are protected. `token` needs Ray 2.52 and KubeRay 1.5; `kubernetes` accepts tokens of ServiceAccounts that may `ray:write` the RayCluster, and needs Ray 2.55 and KubeRay 1.6; `disabled` leaves the ports open to everything that reaches them and must be asked for. Default: `token`.",
            default: "token",
        }),
    ),
    tokenSecretName: Type.Optional(
        Type.String({
            description:
                "Secret in the cluster's namespace that has the token under `auth_token`. Needs KubeRay 1.6 and `authentication: token`. Default: KubeRay makes one of the cluster's name.",
        }),
    ),
    exposeWithoutAuthentication: Type.Optional(
        Type.Boolean({
            description:
                "Whether a Service, an Ingress or a Gateway may reach beyond the Kubernetes cluster although `authentication` is `disabled`: whoever reaches it then runs code on the cluster. Default: false, such a cluster is refused.",
        }),
    ),
    podSecurity: Type.Optional(
        choice(["restricted", "none"], {
            description:
                "Security contexts of every container, injected ones too: `restricted` follows Kubernetes' standard of that name, `none` writes none. Default: `restricted`.",
            default: "restricted",
        }),
    ),
};

/** The pods. */
export const groupSettings = {
    podDefaults: Type.Optional(podDefaults),
    head: Type.Optional(headArgs),
    workers: Type.Optional(
        byName(workerGroupArgs, {
            minProperties: 1,
            description:
                "Worker groups by name. A name is a DNS label of at most 50 characters. Default: none, the head does the work.",
        }),
    ),
    autoscaling: Type.Optional(autoscalingArgs),
    gcsFaultTolerance: Type.Optional(gcsFaultToleranceArgs),
};

/** What no input has. */
export const specOverride = {
    spec: Type.Optional(
        Type.Unknown({
            description:
                "A part of a RayClusterSpec as KubeRay writes it, merged last over everything else like `podTemplate`, with the same `$patch`; worker groups by `groupName`. For fields that no input has. Default: none.",
        }),
    ),
};

/** The inputs that become a RayClusterSpec, wherever it is embedded. */
export type SpecArgs = Static<TObject<typeof raySettings & typeof groupSettings & typeof specOverride>>;
