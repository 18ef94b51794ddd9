import type { CreateNodegroupRequest } from "@aws-sdk/client-eks";
import type { Properties } from "../properties";

/** The inputs of aws.eks.NodeGroup. Where a name is EKS's own, so is its type. */
export interface NodeGroupArgs extends Pick<
    CreateNodegroupRequest,
    | "amiType"
    | "capacityType"
    | "diskSize"
    | "instanceTypes"
    | "labels"
    | "launchTemplate"
    | "nodeRepairConfig"
    | "releaseVersion"
    | "scalingConfig"
    | "taints"
    | "updateConfig"
    | "version"
    | "warmPoolConfig"
> {
    readonly clusterName: string;
    readonly nodeGroupName: string;
    readonly nodeRoleArn: string;
    readonly subnetIds: string[];
    readonly forceUpdateVersion?: boolean;
    readonly remoteAccess?: { readonly ec2SshKey?: string; readonly sourceSecurityGroupIds?: string[] };
}

/** Inputs that Check has compared with what `@pulumi/aws` declares. */
export function asArgs(inputs: Properties): NodeGroupArgs {
    return inputs as unknown as NodeGroupArgs;
}

/** `cluster:group`, as the real provider writes it. */
export function idParts(id: string): { clusterName: string; nodegroupName: string } {
    const [clusterName = "", nodegroupName = ""] = id.split(":");
    return { clusterName, nodegroupName };
}
