import { getCluster } from "@pulumi/aws/eks/getCluster";
import { type InvokeOptions, runtime } from "@pulumi/pulumi";
import { rejectIfAny } from "../shared/rejection";
import { isUnknown, UNKNOWN, type Unknown } from "../shared/unknown";
import { isNotFound } from "./not-found";

/** What AWS tells of an EKS cluster. */
export interface LiveCluster {
    readonly endpoint: string | Unknown;
    readonly certificateAuthority: string | Unknown;
    readonly region: string | Unknown;
    /** Of Kubernetes, e.g. `1.35`. */
    readonly version: string | Unknown;
    readonly subnetIds: readonly string[] | Unknown;
    readonly vpcId: string | Unknown;
    /** The group that EKS made, by which nodes and control plane reach each other. */
    readonly securityGroupId: string | Unknown;
    /** `ipv4` or `ipv6`: pods and Services have addresses of this family alone. */
    readonly ipFamily: string | Unknown;
    /** Addresses of Services. */
    readonly serviceCidr: string | Unknown;
}

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
        if (!isNotFound(error)) throw error;
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
