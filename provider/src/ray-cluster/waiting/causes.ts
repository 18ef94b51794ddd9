import { type Cause } from "../../ray-object/causes/cause";
import { clusterCauses, refusedSpec } from "../../ray-object/waiting/cluster-causes";
import { type Expectation } from "../../ray-object/watch/expectation";
import { type Snapshot } from "../../ray-object/watch/snapshot";
import { FIELD_MANAGER } from "../../cluster-access/connection";
import { liveGroups, type LiveRayCluster } from "../../ray-object/watch/live";
import { isHalted } from "../../ray-object/suspension";
import { templateHash } from "../../ray-spec/build/template-hash";
import { isTree } from "../../shared/tree";
import { HEAD_GROUP } from "../../ray-spec/facts/groups";

/** Everything that keeps the cluster from becoming ready, as far as somebody says so. */
export function causesOf(snapshot: Snapshot, expected: Expectation): Cause[] {
    const foreign = foreignEdits(snapshot, expected);
    if (expected.startedBy === "elsewhere") return foreign;
    // What comes of a spec that is not ours is not worth explaining, unless the operator refuses it.
    if (foreign.length > 0) return [...foreign, ...refusedSpec(snapshot.events)];
    return clusterCauses(snapshot, expected);
}

/** The watch hears of our own write a moment after it. */
const FOREIGN_GRACE = 10;

/** Somebody else has changed what we wrote: what is waited for will never come, and restarts would go round in circles. */
export function foreignEdits({ cluster }: Snapshot, expected: Expectation): Cause[] {
    const what = foreignEdit(cluster, expected);
    if (what === undefined) return [];
    const name = `RayCluster ${expected.namespace}/${expected.name}`;
    const text = `${name} is no longer what was written: ${what}${lastWriter(cluster)}. The next \`up\` writes it again; see to it that nobody else does.`;
    return [{ key: "foreign edit", text, graceSeconds: FOREIGN_GRACE }];
}

export const isForeign = ({ cluster }: Snapshot, expected: Expectation): boolean =>
    foreignEdit(cluster, expected) !== undefined;

function foreignEdit(cluster: LiveRayCluster | undefined, { groups, startedBy }: Expectation): string | undefined {
    if (cluster === undefined) return "it is not there any more";
    if (cluster.metadata.deletionTimestamp !== undefined) return "it is being deleted";
    const suspended = isHalted(cluster);
    if (startedBy === "operator" && suspended) return "it is suspended";
    if (startedBy === "nobody" && !suspended) return "it is not suspended any more";
    const live = new Map<string, unknown>([
        [HEAD_GROUP, cluster.spec?.headGroupSpec?.template],
        ...liveGroups(cluster).map(({ groupName, template }): [string, unknown] => [groupName, template]),
    ]);
    for (const [group, { hash }] of groups) {
        if (!live.has(group)) return `worker group ${group} is gone`;
        const template = live.get(group);
        if (!isTree(template) || templateHash(template) !== hash) return `the pod template of ${group} is another`;
    }
    const added = [...live.keys()].find((group) => !groups.has(group));
    return added === undefined ? undefined : `worker group ${added} was added`;
}

/** Who wrote last, beside us, the operator's status and the Ray autoscaler, which keeps to the numbers of replicas. */
function lastWriter(cluster: LiveRayCluster | undefined): string {
    const [last] = (cluster?.metadata.managedFields ?? [])
        .filter(({ manager, subresource }) => manager !== FIELD_MANAGER && subresource === undefined)
        .sort((a, b) => (b.time ?? "").localeCompare(a.time ?? ""));
    return last?.manager === undefined
        ? ""
        : ` (last written by "${last.manager}" at ${last.time ?? "an unknown time"})`;
}
