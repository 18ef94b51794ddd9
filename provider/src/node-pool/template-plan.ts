import { isUnknown, UNKNOWN, type Unknown } from "../shared/unknown";
import { type AmiType, blockDevices } from "./ami";
import { type Tags } from "./tags";

export interface TemplatePlan {
    readonly name: string;
    readonly metadataOptions: {
        readonly httpEndpoint: string;
        readonly httpTokens: string;
        readonly httpPutResponseHopLimit: number;
    };
    readonly blockDeviceMappings: readonly BlockDeviceMapping[] | Unknown;
    readonly tagSpecifications: readonly { readonly resourceType: string; readonly tags: Tags }[];
    readonly tags: Tags;
}

interface BlockDeviceMapping {
    readonly deviceName: string;
    readonly ebs: {
        readonly volumeSize: number;
        readonly volumeType: "gp3";
        // The provider takes these two as text.
        readonly encrypted: "true";
        readonly deleteOnTermination: "true";
    };
}

export const planTemplate = (
    name: string,
    amiType: AmiType | Unknown,
    diskSizeGiB: number,
    tags: Tags,
): TemplatePlan => ({
    name,
    // One hop: a pod that is not on the host's network cannot take the node's credentials.
    metadataOptions: { httpEndpoint: "enabled", httpTokens: "required", httpPutResponseHopLimit: 1 },
    blockDeviceMappings: isUnknown(amiType)
        ? UNKNOWN
        : blockDevices(amiType, diskSizeGiB).map(({ deviceName, sizeGiB }) => ({
              deviceName,
              ebs: { volumeSize: sizeGiB, volumeType: "gp3", encrypted: "true", deleteOnTermination: "true" },
          })),
    tagSpecifications: ["instance", "volume"].map((resourceType) => ({ resourceType, tags })),
    tags,
});
