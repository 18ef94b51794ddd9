import { knownText } from "../../shared/known";
import { type GcsFaultToleranceArgs } from "../args/fault-tolerance";
import { type SecretKeySelector } from "../args/variables";
import { type Tree, tree } from "../../shared/tree";

/** Older than `gcsFaultToleranceOptions`, and still heard. */
export const FT_ENABLED = "ray.io/ft-enabled";

/** KubeRay reads it in capital letters, too (1.6.2, `IsGCSFaultToleranceEnabled`). */
export const asksByAnnotation = (annotations: Readonly<Record<string, unknown>>): boolean =>
    knownText(annotations[FT_ENABLED])?.toLowerCase() === "true";

/** `gcsFaultToleranceOptions`. */
export const planFaultTolerance = (args: GcsFaultToleranceArgs): Tree =>
    tree({
        redisAddress: args.redisAddress,
        redisUsername: credential(args.redisUsername),
        redisPassword: credential(args.redisPassword),
        externalStorageNamespace: args.externalStorageNamespace,
    });

const credential = (key: SecretKeySelector | undefined): Tree | undefined =>
    key === undefined ? undefined : { valueFrom: { secretKeyRef: tree({ ...key }) } };
