import { type NodePoolPlan } from "../../../node-pool/plan/node-pool";
import { type TemplatePlan } from "../../../node-pool/plan/template-plan";
import { type PlannedTemplate } from "./pool-args";
import { summaryHash } from "./summary-hash";

/** A launch template by the inputs that it comes from. Its name is left out: it stays with the pool. */
export function summaryOfTemplate({ template, securityGroupIds, placementGroup }: PlannedParts): PlannedTemplate {
    const { blockDeviceMappings, tagSpecifications, metadataOptions, imageId, userData } = template;
    const { networkInterfaces, placement, capacityReservationSpecification } = template;
    const network = { networkInterfaces, securityGroupIds, placement, placementGroup: placementGroup?.name };
    return {
        diskSize: summaryHash(blockDeviceMappings),
        tags: summaryHash(tagSpecifications),
        metadataOptions: summaryHash(metadataOptions),
        ...ifSaid("image", imageId),
        ...ifSaid("userData", userData),
        ...ifSaid("network", network),
        ...ifSaid("capacityReservation", capacityReservationSpecification),
        ...ifSaid("launchTemplate", restOf(template)),
    };
}

type PlannedParts = Pick<NodePoolPlan, "template" | "securityGroupIds" | "placementGroup">;

const TOLD = [
    "name",
    "tags",
    "blockDeviceMappings",
    "tagSpecifications",
    "metadataOptions",
    "imageId",
    "userData",
    "networkInterfaces",
    "placement",
    "capacityReservationSpecification",
];

const restOf = (template: TemplatePlan): Readonly<Record<string, unknown>> =>
    Object.fromEntries(Object.entries(template).filter(([key]) => !TOLD.includes(key)));

/** Most pools leave most of it out. */
const ifSaid = (part: keyof PlannedTemplate, content: unknown): Partial<PlannedTemplate> =>
    isNothing(content) ? {} : { [part]: summaryHash(content) };

const isNothing = (content: unknown): boolean =>
    content === undefined ||
    (typeof content === "object" && content !== null && Object.values(content).every((part) => part === undefined));
