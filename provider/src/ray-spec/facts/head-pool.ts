import { chooseHeadPool } from "../../placement/head-pool";
import { isRecord, knownMap } from "../../shared/known";
import { isUnknown, UNKNOWN } from "../../shared/unknown";
import { type PlannedSpec } from "./planned-spec";

/** The pool of the head: the one named, else the one that suits a head best. May be unknown, like any input. */
export function headPool({ head, pools, image }: Pick<PlannedSpec, "head" | "pools" | "image">): string | undefined {
    const { pool } = knownMap(head);
    if (pool !== undefined && pool !== null) return pool as string;
    if (isUnknown(pools) || isUnknown(head)) return UNKNOWN as unknown as string;
    return isRecord(pools) ? (chooseHeadPool(pools, image) as string | undefined) : undefined;
}
