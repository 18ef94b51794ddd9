import { choice, object, type Static, Type } from "../../shared/definition";

export const taintArgs = object("Taint", "A Kubernetes taint on every node of a pool.", {
    key: Type.String({ description: "Key of the taint, e.g. `nvidia.com/gpu`. 1 to 63 characters." }),
    value: Type.Optional(Type.String({ description: "Value of the taint, at most 63 characters. Default: empty." })),
    effect: choice(["NoSchedule", "PreferNoSchedule", "NoExecute"], {
        title: "TaintEffect",
        description: "What the taint does to pods that do not tolerate it, in Kubernetes' words.",
    }),
});

export type TaintArgs = Static<typeof taintArgs>;
