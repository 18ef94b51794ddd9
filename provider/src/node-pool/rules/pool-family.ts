import { isUnknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { planImage } from "../plan/image";
import { knownTypes } from "./instance-rules";
import { type AmiFamily } from "../../instance-catalog/instance-type";

/** Operating system of a pool's nodes; `undefined` while it is unknown. */
export function amiFamilyOf(pool: NodePoolArgs): AmiFamily | undefined {
    const types = knownTypes(pool).map(([type]) => type);
    const { family } = planImage(pool, types);
    return isUnknown(family) ? undefined : family;
}
