import { instanceFacts } from "../../instance-catalog/instance-facts";
import { byName, Type } from "../../shared/definition";

export const DEFAULT_MIN_SIZE = 0;

/** What the nodes are, and how many. */
export const sizeProperties = {
    instanceTypes: Type.Array(Type.String({ description: "An EC2 instance type, e.g. `g6e.12xlarge`." }), {
        minItems: 1,
        maxItems: 20,
        description:
            "EC2 instance types of the nodes, e.g. `g6e.12xlarge`; EKS takes the first that has capacity. All of one architecture and with the same number of GPUs. A change replaces the node group, new before old.",
    }),
    instanceFacts: Type.Optional(
        byName(instanceFacts, {
            description:
                "Facts about those of `instanceTypes` that this version of the provider does not know, by instance type, e.g. `m99.large`; the preview says that it relies on them. Facts about a type that is not among `instanceTypes` are refused. Default: AWS is asked about the types that are not in the provider's catalogue.",
        }),
    ),
    minSize: Type.Optional(
        Type.Integer({
            minimum: 0,
            description: `Fewest nodes; 0 with \`capacity: capacityBlock\`. A change is made in place. Default: ${DEFAULT_MIN_SIZE}.`,
            default: DEFAULT_MIN_SIZE,
        }),
    ),
    maxSize: Type.Integer({
        minimum: 1,
        description: "Most nodes, 1 to 450. At least `minSize`. A change is made in place.",
    }),
    desiredSize: Type.Optional(
        Type.Integer({
            minimum: 0,
            description:
                "Nodes at creation, between `minSize` and `maxSize`; afterwards the number belongs to the autoscaler and a change here does nothing. Default: `minSize`.",
        }),
    ),
};
