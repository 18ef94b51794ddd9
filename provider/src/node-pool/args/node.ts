import { choice, object, type Static, Type } from "../../shared/definition";

const metadataOptionsArgs = object(
    "MetadataOptions",
    "Metadata service of the nodes. A change replaces all nodes of the pool, one after the other. Default: IMDSv2 with one hop.",
    {
        httpTokens: Type.Optional(
            choice(["required", "optional"], {
                title: "HttpTokens",
                description: "`required` is IMDSv2 alone, `optional` lets IMDSv1 in too. Default: `required`.",
            }),
        ),
        httpPutResponseHopLimit: Type.Optional(
            Type.Integer({
                minimum: 1,
                maximum: 64,
                description:
                    "Network hops that an answer survives. With 1 only pods on the host's network get the node's credentials. Default: 1.",
            }),
        ),
        instanceMetadataTags: Type.Optional(
            choice(["enabled", "disabled"], {
                title: "InstanceMetadataTags",
                description: "Whether the service tells the instance's tags. Default: `disabled`.",
            }),
        ),
    },
);
export type MetadataOptionsArgs = Static<typeof metadataOptionsArgs>;

/** Who the nodes are to AWS. */
export const nodeProperties = {
    metadataOptions: Type.Optional(metadataOptionsArgs),
    nodeRoleArn: Type.Optional(
        Type.String({
            description:
                "ARN of an IAM role for the nodes that exists; it needs the policies to join the cluster and pull images. Excludes `nodePolicyArns` and `ssmAccess`. A change replaces the node group, new before old. Default: a role is made, with these two policies.",
        }),
    ),
    nodePolicyArns: Type.Optional(
        Type.Array(Type.String({ description: "ARN of an IAM policy." }), {
            maxItems: 7,
            description:
                "More IAM policies for the role that is made; every pod on the host's network has them. A change is made in place. Default: none.",
        }),
    ),
    ssmAccess: Type.Optional(
        Type.Boolean({
            description:
                "Whether Session Manager may open shells on the nodes (policy `AmazonSSMManagedInstanceCore`). Known in preview. A change is made in place. Default: false.",
        }),
    ),
};
