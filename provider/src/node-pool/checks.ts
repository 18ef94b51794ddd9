import { shapeProblems } from "../shared/validation";
import { below, type Problem } from "../shared/problems";
import { nodePoolArgs, type NodePoolArgs } from "./args";
import { normalForm } from "./normal-form";
import { withNodeGroupOverrides } from "./overrides";
import * as capacity from "./rules/capacity-rules";
import { systemRunsOnIt } from "./rules/ami-rules";
import { factsAgree, factsAreOfThePool } from "./rules/facts-rules";
import * as image from "./rules/image-rules";
import { acceleratorsAgree, acceleratorsAreWhole, architecturesAgree, typesAreKnown } from "./rules/instance-rules";
import * as kubelet from "./rules/kubelet-rules";
import { decidersAreKnown } from "./rules/known-rules";
import { localStorageHasDisks } from "./rules/local-storage-rules";
import { labelsAreAccepted, tagsAreAccepted, taintsAreAccepted } from "./rules/metadata-rules";
import { nameIsUsable, namesDiffer } from "./rules/name-rules";
import * as network from "./rules/network-rules";
import * as node from "./rules/node-rules";
import { launchTemplateIsAccepted, nodeGroupIsAccepted } from "./rules/override-rules";
import { overriddenVolumesAreRight } from "./rules/override-volume-rules";
import { reservedMemoryIsAQuantity } from "./rules/reserved-rules";
import { type Rule } from "./rules/rule";
import { desiredSizeIsBetween, sizesAreOrdered, subnetsAreSubnets } from "./rules/size-rules";
import * as upkeep from "./rules/upkeep-rules";
import { userDataFits } from "./rules/user-data-rules";
import * as volume from "./rules/volume-rules";

const OVERRIDE_RULES: readonly Rule[] = [nodeGroupIsAccepted, launchTemplateIsAccepted];

const RULES: readonly Rule[] = [
    nameIsUsable,
    typesAreKnown,
    systemRunsOnIt,
    factsAreOfThePool,
    factsAgree,
    architecturesAgree,
    acceleratorsAreWhole,
    acceleratorsAgree,
    sizesAreOrdered,
    desiredSizeIsBetween,
    subnetsAreSubnets,
    labelsAreAccepted,
    taintsAreAccepted,
    tagsAreAccepted,
    reservedMemoryIsAQuantity,
    ...Object.values(capacity),
    ...Object.values(image),
    volume.volumesAreRight,
    volume.dataVolumeIsBottlerockets,
    volume.sizeIsSaidOnce,
    volume.snapshotIsLoaded,
    localStorageHasDisks,
    overriddenVolumesAreRight,
    ...Object.values(kubelet),
    ...Object.values(network),
    ...Object.values(node),
    ...Object.values(upkeep),
    userDataFits,
];

/** Everything wrong with one pool whose shape is right. Leaves may be `UNKNOWN`: rules that need them stay silent. */
export function checkNodePool(given: NodePoolArgs, at: { name: string; path: string }): Problem[] {
    const undecided = decidersAreKnown(given, at);
    if (undecided.length > 0) return undecided;
    const overrides = OVERRIDE_RULES.flatMap((rule) => rule(given, at));
    const pool = overrides.length > 0 ? given : withNodeGroupOverrides(given);
    const problems = RULES.flatMap((rule) => rule(pool, at));
    return [...overrides, ...(pool === given ? problems : problems.map((each) => whereItStands(each, given, at.path)))];
}

/** What `nodeGroup` says is judged as if it had been said of the pool, and blamed where it was written. */
function whereItStands(problem: Problem, { nodeGroup }: NodePoolArgs, path: string): Problem {
    const key = Object.keys(nodeGroup as object).find((name) => isWithin(below(path, name), problem.path));
    if (key === undefined) return problem;
    const rest = problem.path.slice(below(path, key).length);
    return { ...problem, path: `${below(below(path, "nodeGroup"), key)}${rest}` };
}

const isWithin = (path: string, inner: string): boolean =>
    inner === path || inner.startsWith(`${path}.`) || inner.startsWith(`${path}[`);

/** Everything wrong with the pools of a unit, shapes included: a pool of the wrong shape is not judged any further. */
export function checkNodePools(pools: Readonly<Record<string, NodePoolArgs>>, path: string): Problem[] {
    const names = Object.keys(pools);
    if (names.length === 0) {
        return [{ path, reason: "a map of node pools has at least one, got none. Add a pool, or leave it out." }];
    }
    const each = Object.entries(pools).flatMap(([name, pool]) => {
        const at = below(path, name);
        const shape = shapeProblems(nodePoolArgs, pool, at);
        return shape.length > 0
            ? [...nameIsUsable(pool, { name, path: at }), ...shape]
            : checkNodePool(normalForm(pool), { name, path: at });
    });
    return [...namesDiffer(names, path), ...each];
}
