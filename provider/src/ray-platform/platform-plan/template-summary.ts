import { type TemplatePlan } from "../../node-pool/template-plan";
import { contentHash } from "../../shared/names";
import { containsUnknown, UNKNOWN } from "../../shared/unknown";
import { type PlannedTemplate } from "./args";

/** A launch template by the inputs that it comes from. Its name is left out: it stays with the pool. */
export const summaryOfTemplate = ({
    blockDeviceMappings,
    tagSpecifications,
    metadataOptions,
}: TemplatePlan): PlannedTemplate => ({
    diskSize: hashOf(blockDeviceMappings),
    tags: hashOf(tagSpecifications),
    metadataOptions: hashOf(metadataOptions),
});

const hashOf = (content: unknown): string => (containsUnknown(content) ? (UNKNOWN as never) : contentHash(content));
