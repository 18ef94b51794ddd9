import type { RequestLaunchTemplateData } from "@aws-sdk/client-ec2";
import type { CreateNodegroupRequest } from "@aws-sdk/client-eks";
import type { InstanceTypeFacts } from "../instance-types";
import type { RoleFacts, SubnetFacts } from "../lookups";

/** Everything that the rules about a node group look at. Gathered first, so that the rules themselves ask nobody. */
export interface NodeGroupFacts {
    readonly request: CreateNodegroupRequest;
    readonly clusterVersion: string;
    readonly clusterVpc: string;
    /** The data of the launch template version, when the request names a template. */
    readonly template: RequestLaunchTemplateData | undefined;
    /** By id; undefined when there is no such subnet. */
    readonly subnets: ReadonlyMap<string, SubnetFacts | undefined>;
    /** The types of the request, else the template's, else EKS's default; undefined when there is no such type. */
    readonly instanceTypes: ReadonlyMap<string, InstanceTypeFacts | undefined>;
    readonly role: RoleFacts | undefined;
    /** The placement group that the template names, if it is there. */
    readonly placementGroup: { readonly strategy: string } | undefined;
}

/** A documented rule of EKS that its model does not have: what is wrong, or undefined. */
export type NodeGroupRule = (facts: NodeGroupFacts) => string | undefined;
