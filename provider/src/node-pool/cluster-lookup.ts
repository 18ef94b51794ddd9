import { getCluster } from "@pulumi/aws/eks/getCluster";
import { type InvokeOptions } from "@pulumi/pulumi";
import { isUnknown, UNKNOWN, type Unknown } from "../shared/unknown";

/** What AWS tells of an EKS cluster. */
export interface LiveCluster {
    readonly endpoint: string | Unknown;
    readonly certificateAuthority: string | Unknown;
    readonly region: string | Unknown;
    readonly subnetIds: readonly string[] | Unknown;
}

const NOT_MADE_YET: LiveCluster = {
    endpoint: UNKNOWN,
    certificateAuthority: UNKNOWN,
    region: UNKNOWN,
    subnetIds: UNKNOWN,
};

/** Looks an EKS cluster up by name; all of it is unknown while the name is. Throws when there is no such cluster. */
export async function lookUpCluster(name: string | Unknown, opts: InvokeOptions): Promise<LiveCluster> {
    if (isUnknown(name)) return NOT_MADE_YET;
    const cluster = await getCluster({ name }, opts);
    return {
        endpoint: cluster.endpoint,
        certificateAuthority: cluster.certificateAuthorities[0]?.data ?? "",
        region: regionOfArn(cluster.arn),
        subnetIds: cluster.vpcConfig.subnetIds,
    };
}

/** `us-west-2` of `arn:aws:eks:us-west-2:123456789012:cluster/prod`. */
const regionOfArn = (arn: string): string => arn.split(":")[3] ?? "";
