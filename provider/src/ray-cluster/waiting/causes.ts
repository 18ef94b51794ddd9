import { type Cause } from "../../ray-object/causes/cause";
import { clusterCauses, refused } from "../../ray-object/waiting/cluster-causes";
import { type Expectation } from "../../ray-object/watch/expectation";
import { type Snapshot } from "../../ray-object/watch/snapshot";
import { foreignEdits } from "./foreign";

/** Everything that keeps the cluster from becoming ready, as far as somebody says so. */
export function causesOf(snapshot: Snapshot, expected: Expectation): Cause[] {
    const foreign = foreignEdits(snapshot, expected);
    if (expected.startedBy === "elsewhere") return foreign;
    // What comes of a spec that is not ours is not worth explaining, unless the operator refuses it.
    if (foreign.length > 0) return [...foreign, ...refused(snapshot.events)];
    return clusterCauses(snapshot, expected);
}
