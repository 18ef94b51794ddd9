import { Addon } from "@pulumi/aws/eks/addon";
import type * as pulumi from "@pulumi/pulumi";
import { asInputs } from "../shared/pulumi/inputs";
import { type Unknown } from "../shared/unknown";

/** Hands credentials to the pods of its node; node roles may ask for them by the worker policy of EKS. */
export const registerAgent = (unit: string, clusterName: string | Unknown, parent: pulumi.Resource): pulumi.Resource =>
    new Addon(
        `${unit}-pod-identity-agent`,
        { ...asInputs<{ clusterName: string | Unknown }>({ clusterName }), addonName: "eks-pod-identity-agent" },
        { parent },
    );
