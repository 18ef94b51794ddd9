import type { CreateClusterRequest, VpcConfigRequest } from "@aws-sdk/client-eks";
import type { Properties } from "../properties";

/** The inputs of aws.eks.Cluster that the lab has. */
export interface ClusterArgs extends Pick<
    CreateClusterRequest,
    | "version"
    | "accessConfig"
    | "kubernetesNetworkConfig"
    | "upgradePolicy"
    | "deletionProtection"
    | "bootstrapSelfManagedAddons"
> {
    readonly name: string;
    readonly roleArn: string;
    readonly vpcConfig: VpcConfigRequest & { readonly vpcId?: string; readonly clusterSecurityGroupId?: string };
    readonly enabledClusterLogTypes?: readonly string[];
}

/** Inputs that Check has compared with what `@pulumi/aws` declares. */
export function asClusterArgs(inputs: Properties): ClusterArgs {
    return inputs as unknown as ClusterArgs;
}
