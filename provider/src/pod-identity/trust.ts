import { containsUnknown, type Unknown, UNKNOWN } from "../shared/unknown";
import { policyDocument } from "./policy-document";

/** Whose pods may take a role on. */
export interface AccountIdentity {
    readonly clusterName: string | Unknown;
    readonly namespace: string;
    readonly account: string | Unknown;
}

/**
 * Trust in one ServiceAccount of one EKS cluster: without the conditions everybody who may make associations in the
 * account's other clusters could hand the role to any pod. EKS sends these tags along (EKS user guide, "Grant Pods
 * access to AWS resources based on tags").
 */
export function podIdentityTrust(identity: AccountIdentity): string | Unknown {
    if (containsUnknown(identity)) return UNKNOWN;
    return policyDocument([
        {
            Effect: "Allow",
            Principal: { Service: "pods.eks.amazonaws.com" },
            Action: ["sts:AssumeRole", "sts:TagSession"],
            Condition: {
                StringEquals: {
                    "aws:RequestTag/eks-cluster-name": identity.clusterName as string,
                    "aws:RequestTag/kubernetes-namespace": identity.namespace,
                    "aws:RequestTag/kubernetes-service-account": identity.account as string,
                },
            },
        },
    ]);
}
