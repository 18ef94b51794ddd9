import { chooseHeadPool } from "../../placement/head-pool";
import { isRecord } from "../../ray-object/known";
import { type PlannedArgs } from "./planned-args";

/** The pool of the head: the one named, else the one that suits a head best. */
export function headPool({ head, pools, image }: Pick<PlannedArgs, "head" | "pools" | "image">): string | undefined {
    if (isRecord(head) && head.pool !== undefined) return head.pool;
    return isRecord(pools) ? chooseHeadPool(pools, image) : undefined;
}
