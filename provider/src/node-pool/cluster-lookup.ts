import { getCluster } from "@pulumi/aws/eks/getCluster";
import { type InvokeOptions, runtime } from "@pulumi/pulumi";
import { rejectIfAny } from "../shared/pulumi/rejection";
import { isUnknown, UNKNOWN, type Unknown } from "../shared/unknown";
import { type LiveCluster } from "./facts/live-cluster";

const NOT_MADE_YET: LiveCluster = {
    endpoint: UNKNOWN,
    certificateAuthority: UNKNOWN,
    region: UNKNOWN,
    version: UNKNOWN,
    subnetIds: UNKNOWN,
    vpcId: UNKNOWN,
    securityGroupId: UNKNOWN,
    ipFamily: UNKNOWN,
    serviceCidr: UNKNOWN,
};

/** How the program named the cluster. */
export interface ClusterName {
    readonly name: string | Unknown;
    readonly isOutput: boolean;
    /** Whose input the name is, e.g. `RayPlatform "ml"`, and its path there. */
    readonly of: string;
    readonly path: string;
}

/** Looks an EKS cluster up by name; all of it is unknown while the name is, or until the update has made it. */
export async function lookUpCluster(cluster: ClusterName, opts: InvokeOptions): Promise<LiveCluster> {
    const { name } = cluster;
    if (isUnknown(name)) return NOT_MADE_YET;
    try {
        return await describe(name, opts);
    } catch (error) {
        if (!hasNoCluster(error)) throw error;
        // The AWS provider names what is still to be made: a name of the same program is known before its cluster is.
        if (cluster.isOutput && runtime.isDryRun()) return NOT_MADE_YET;
        const reason = `there is no EKS cluster "${name}" in the account and region of the AWS provider. Correct the name, hand over the AWS provider of its region, or give the \`name\` output of the aws.eks.Cluster that makes it.`;
        rejectIfAny(cluster.of, [{ path: cluster.path, reason, rule: "R-CLUSTER-FOUND" }]);
        throw error;
    }
}

async function describe(name: string, opts: InvokeOptions): Promise<LiveCluster> {
    const cluster = await getCluster({ name }, opts);
    const [network] = cluster.kubernetesNetworkConfigs;
    return {
        endpoint: cluster.endpoint,
        certificateAuthority: cluster.certificateAuthorities[0]?.data ?? "",
        region: regionOfArn(cluster.arn),
        version: cluster.version,
        subnetIds: cluster.vpcConfig.subnetIds,
        vpcId: cluster.vpcConfig.vpcId,
        securityGroupId: cluster.vpcConfig.clusterSecurityGroupId,
        ipFamily: network?.ipFamily ?? "ipv4",
        serviceCidr: (network?.ipFamily === "ipv6" ? network.serviceIpv6Cidr : network?.serviceIpv4Cidr) ?? "",
    };
}

/** `us-west-2` of `arn:aws:eks:us-west-2:123456789012:cluster/prod`. */
const regionOfArn = (arn: string): string => arn.split(":")[3] ?? "";

/**
 * Whether AWS says that there is no such cluster. The look-up of one cluster words it in Terraform's way, the list of
 * its node groups in that of EKS.
 */
export const hasNoCluster = (error: unknown): boolean =>
    error instanceof Error && /ResourceNotFoundException|No cluster found|couldn't find resource/.test(error.message);
