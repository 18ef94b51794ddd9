import { type Cause } from "../../ray-object/causes/cause";
import { isHead } from "../../ray-object/pods/pod";
import { podCauses } from "../../ray-object/causes/pod-causes";
import { foreignEdits } from "./foreign";
import { silence } from "../../ray-object/waiting/silence";
import { isStale, type Snapshot } from "../../ray-object/watch/snapshot";
import { type Expectation } from "../../ray-object/watch/expectation";
import { failing, notMade, refused, unplaced } from "../../ray-object/waiting/cluster-causes";

/** Everything that keeps the cluster from becoming ready, as far as somebody says so. */
export function causesOf(snapshot: Snapshot, expected: Expectation): Cause[] {
    const foreign = foreignEdits(snapshot, expected);
    if (expected.startedBy === "elsewhere") return foreign;
    // What comes of a spec that is not ours is not worth explaining, unless the operator refuses it.
    if (foreign.length > 0) return [...foreign, ...refused(snapshot.events)];
    if (expected.startedBy === "nobody") return [...refused(snapshot.events), ...silence(snapshot, expected)];
    const fresh = snapshot.pods.filter((pod) => !isStale(pod, expected));
    const awaited = expected.wait === "head" ? fresh.filter(isHead) : fresh;
    const told = [
        ...refused(snapshot.events),
        ...(expected.wait === "head" && fresh.some(isHead) ? [] : notMade(snapshot, fresh)),
        ...awaited.flatMap((pod) =>
            podCauses(pod, snapshot.podEvents(pod), (container) => snapshot.restartsBefore(pod, container)),
        ),
        ...failing(snapshot, expected),
        ...unplaced(snapshot, expected),
    ];
    return told.length > 0 ? told : silence(snapshot, expected);
}
