import { headPool } from "../../ray-spec/facts/head-pool";
import { tolerates, tolerationsOf } from "../../ray-spec/facts/tolerations";
import { pathsOf, type PlannedEdit } from "./planned-edit";
import { countedGroup } from "./pod-counts";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";
import { type PoolPlacement } from "../../placement/args/pool-placement";

type Taint = PoolPlacement["taints"][number];

/** A taint that evicts reaches the nodes before there is any pod that tolerates it. */
export function evictionImpact(edit: PlannedEdit): string[] {
    const evicted = evictedGroups(edit);
    if (evicted.length === 0) return [];
    const pods = evicted.map((name) => countedGroup(name, edit.was)).join(", ");
    const paths = pathsOf(edit.changes, ({ keys }) => keys[0] === "pools" && keys[2] === "taints");
    return [`${paths}: NoExecute evicts running pods at once (${pods}), and work on them is lost`];
}

/** Those that are restarted are not among them: of their pods all is said already. */
export const evictedGroups = (edit: PlannedEdit): string[] =>
    [...edit.was.groups.keys()].filter((name) => !edit.stale.includes(name) && isEvicted(name, edit));

function isEvicted(name: string, { was, now }: PlannedEdit): boolean {
    const pool = name === HEAD_GROUP ? headPool(was.args) : was.args.workers?.[name]?.pool;
    const taintsIn = ({ args }: PlannedEdit["was"]): readonly Taint[] => args.pools?.[pool ?? ""]?.taints ?? [];
    const before = taintsIn(was);
    const tolerations = tolerationsOf(was.groups.get(name)?.template);
    return taintsIn(now)
        .filter((taint) => taint.effect === "NoExecute" && !before.some((old) => isSame(old, taint)))
        .some((taint) => !tolerations.some((toleration) => tolerates(toleration, taint)));
}

const isSame = (one: Taint, other: Taint): boolean =>
    one.key === other.key && one.effect === other.effect && (one.value ?? "") === (other.value ?? "");
