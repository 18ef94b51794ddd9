import { knownText } from "../../shared/known";

/** Older than `gcsFaultToleranceOptions`, and still heard. */
export const FT_ENABLED = "ray.io/ft-enabled";

/** KubeRay reads it in capital letters, too (1.6.2, `IsGCSFaultToleranceEnabled`). */
export const asksByAnnotation = (annotations: Readonly<Record<string, unknown>>): boolean =>
    knownText(annotations[FT_ENABLED])?.toLowerCase() === "true";
