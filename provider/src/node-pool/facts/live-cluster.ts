import { type Unknown } from "../../shared/unknown";

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
