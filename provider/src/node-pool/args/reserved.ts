import { object, type Static, Type } from "../../shared/definition";

const reservedForOthers = object(
    "ReservedForOthers",
    "Room on each node for pods of others, such as an agent that collects logs: what they request together. It is left out of the sizes that Ray pods get by default, and Ray pods are checked against the rest. Room for EKS's own daemonsets and for what the unit installs is always kept. A change restarts the Ray pods whose sizes follow from it. Default: none.",
    {
        cpu: Type.Optional(Type.Number({ minimum: 0, description: "Cores, e.g. `0.25`. Default: 0." })),
        memory: Type.Optional(Type.String({ description: "Memory, a quantity such as `512Mi`. Default: 0." })),
        pods: Type.Optional(Type.Integer({ minimum: 0, description: "How many pods. Default: 1." })),
    },
);
export type ReservedForOthers = Static<typeof reservedForOthers>;

export const reservedProperties = { reserved: Type.Optional(reservedForOthers) };
