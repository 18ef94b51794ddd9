import { type Unknown } from "../../shared/unknown";
import { type Tags } from "../facts/tags";
import { type CapacityPlan } from "./capacity";
import { type MetadataOptionsPlan } from "./metadata-options";
import { type NetworkInterface } from "./network";
import { type BlockDeviceMapping } from "./volumes";

/** Inputs of `aws.ec2.LaunchTemplate`, those aside that name what is made beside it. */
export interface TemplatePlan extends CapacityPlan {
    readonly name: string;
    readonly imageId?: string | Unknown;
    /** In base64. */
    readonly userData?: string | Unknown;
    readonly metadataOptions: MetadataOptionsPlan | Unknown;
    readonly blockDeviceMappings: readonly BlockDeviceMapping[] | Unknown;
    /** With the security groups of the nodes on each; else the nodes have these groups themselves. */
    readonly networkInterfaces?: readonly NetworkInterface[] | Unknown;
    readonly placement?: { readonly groupName?: string };
    readonly tagSpecifications: readonly { readonly resourceType: string; readonly tags: Tags }[];
    readonly tags: Tags;
}
