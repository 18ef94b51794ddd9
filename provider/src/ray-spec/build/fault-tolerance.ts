import { type GcsFaultToleranceArgs } from "../args/fault-tolerance";
import { type SecretKeySelector } from "../args/variables";
import { type Tree, tree } from "../../shared/tree";

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
