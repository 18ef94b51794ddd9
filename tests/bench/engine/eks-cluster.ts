import { type Source } from "../counterparts/literals";
import { CLUSTER } from "./unit";
import { type Properties } from "./stub-engine";

/** What a look-up of the EKS cluster answers. */
export interface EksCluster {
    readonly arn: string;
    readonly endpoint: string;
    readonly certificateAuthority: string;
    readonly subnetIds: readonly string[];
}

/** For benches in which nothing is reached. */
export const IMAGINED: EksCluster = {
    arn: `arn:aws:eks:us-west-2:123456789012:cluster/${CLUSTER}`,
    endpoint: "https://0123456789ABCDEF.gr7.us-west-2.eks.amazonaws.com",
    certificateAuthority: Buffer.from("no certificate, and nobody looks").toString("base64"),
    subnetIds: ["subnet-0aaaaaaaaaaaaaaaa", "subnet-0bbbbbbbbbbbbbbbb"],
};

/** Answers to a unit's look-ups. */
export const invokesFor = (cluster: EksCluster): Record<string, Properties> => ({
    "aws:eks/getCluster:getCluster": {
        id: CLUSTER,
        name: CLUSTER,
        arn: cluster.arn,
        endpoint: cluster.endpoint,
        status: "ACTIVE",
        version: "1.33",
        certificateAuthorities: [{ data: cluster.certificateAuthority }],
        vpcConfig: { subnetIds: [...cluster.subnetIds] },
    },
    "aws:eks/getNodeGroups:getNodeGroups": { id: CLUSTER, clusterName: CLUSTER, names: [] },
});

/** The same values where a program has looked the cluster up itself, into the variable `cluster`. */
export const lookedUp = (cluster: EksCluster): [string, Source][] => [
    [cluster.endpoint, { expression: "cluster.endpoint", isOutput: false }],
    [cluster.certificateAuthority, { expression: "cluster.certificateAuthorities[0].data", isOutput: false }],
    ...cluster.subnetIds.map((subnet, at): [string, Source] => [
        subnet,
        { expression: `cluster.vpcConfig.subnetIds[${at}]`, isOutput: false },
    ]),
];
