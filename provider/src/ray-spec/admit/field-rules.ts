import { CONTAINER_FIELDS } from "./container-fields";
import { type FieldRule } from "./field-rule";
import { POD_FIELDS } from "./pod-fields";
import { SCHEDULING_FIELDS } from "./scheduling-fields";
import { VOLUME_FIELDS } from "./volume-fields";

/**
 * What the API server asks of single fields beyond their type, by `Type.field` of the CRD's types: the CRD says
 * nothing of it, so that a RayCluster is taken and its pods are refused.
 */
export const FIELD_RULES: Readonly<Record<string, FieldRule>> = {
    ...CONTAINER_FIELDS,
    ...POD_FIELDS,
    ...SCHEDULING_FIELDS,
    ...VOLUME_FIELDS,
};
