import { expect } from "chai";
import { type NodePoolArgs } from "../../../../provider/src/node-pool/args/node-pool";
import { problems } from "../problems";

const REFUSED: readonly [title: string, differs: Partial<NodePoolArgs>, expected: string[]][] = [
    [
        "a role by its name",
        { nodeRoleArn: "nodes" },
        [
            'p.nodeRoleArn: is the ARN of an IAM role, got "nodes". Give it whole, e.g. arn:aws:iam::123456789012:role/nodes, not an instance profile.',
        ],
    ],
    [
        "rights for a role that exists",
        {
            nodeRoleArn: "arn:aws:iam::123456789012:role/nodes",
            nodePolicyArns: ["arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess"],
            ssmAccess: true,
        },
        [
            "p.nodePolicyArns: is for the role that is made, and nodeRoleArn gives one that exists. Give that role the policy, or remove nodeRoleArn.",
            "p.ssmAccess: is for the role that is made, and nodeRoleArn gives one that exists. Give that role the policy, or remove nodeRoleArn.",
        ],
    ],
    [
        "a policy by its name, and one twice",
        {
            nodePolicyArns: [
                "AmazonS3ReadOnlyAccess",
                "arn:aws:iam::aws:policy/A",
                "arn:aws:iam::123456789012:policy/A",
            ],
        },
        [
            'p.nodePolicyArns[0]: is the ARN of an IAM policy, got "AmazonS3ReadOnlyAccess". Give it whole, e.g. arn:aws:iam::aws:policy/AmazonS3ReadOnlyAccess.',
            "p.nodePolicyArns[2]: has the name of policy 1. Remove one of them.",
        ],
    ],
];

describe("a node pool is refused for the rights of its nodes:", () => {
    for (const [title, differs, expected] of REFUSED)
        it(title, () => expect(problems(differs)).to.deep.equal(expected));
});
