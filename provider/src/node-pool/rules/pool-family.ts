import { isUnknown } from "../../shared/unknown";
import { type AmiFamily } from "../../instance-catalog/ami-family";
import { type NodePoolArgs } from "../args";
import { planImage } from "../plan/image";
import { knownTypes } from "./instance-rules";

/** Operating system of a pool's nodes; `undefined` while it is unknown. */
export function familyOf(pool: NodePoolArgs): AmiFamily | undefined {
    const types = knownTypes(pool).map(([type]) => type);
    const { family } = planImage(pool, types);
    return isUnknown(family) ? undefined : family;
}
