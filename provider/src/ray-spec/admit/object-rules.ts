import { CONTAINER_OBJECTS } from "./container-fields";
import { type ObjectRule } from "./field-rule";
import { POD_OBJECTS } from "./pod-fields";
import { SCHEDULING_OBJECTS } from "./scheduling-fields";
import { VOLUME_OBJECTS } from "./volume-fields";

/** What the API server asks of the fields of one object together, by type. */
export const OBJECT_RULES: Readonly<Record<string, ObjectRule>> = {
    ...CONTAINER_OBJECTS,
    ...POD_OBJECTS,
    ...SCHEDULING_OBJECTS,
    ...VOLUME_OBJECTS,
};
