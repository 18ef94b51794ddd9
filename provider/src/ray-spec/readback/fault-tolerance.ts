import { hasOnly, present, treeIn } from "../tree/reading";
import { secretKeyOf } from "./variables";
import { type Json, type Tree } from "../../shared/tree";

/** `gcsFaultTolerance`; credentials in clear have no input. */
export function faultToleranceOf(options: Tree, timeout: string | undefined): Tree {
    return present({
        redisAddress: options.redisAddress,
        redisUsername: credential(treeIn(options.redisUsername)),
        redisPassword: credential(treeIn(options.redisPassword)),
        externalStorageNamespace: options.externalStorageNamespace,
        deletionTimeoutSeconds: timeout === undefined ? undefined : Number(timeout),
    });
}

const credential = ({ valueFrom, ...rest }: Tree): Json | undefined =>
    hasOnly(rest) ? secretKeyOf(treeIn(valueFrom)) : undefined;
