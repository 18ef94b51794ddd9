import { type Unknown } from "../../shared/unknown";
import { type TaintArgs } from "../../placement/args/taint";

/** What a node of an image of the user's own is told in order to join: EKS tells it nothing. */
export interface Join {
    readonly clusterName: string | Unknown;
    readonly endpoint: string | Unknown;
    readonly certificateAuthority: string | Unknown;
    readonly serviceCidr: string | Unknown;
    readonly labels: Readonly<Record<string, string>> | Unknown;
    readonly taints: readonly TaintArgs[] | Unknown;
}
