import type * as rules from "../rules/node-pool";
import { acceptBreaches } from "../shared/accept";
import { type Breach, breachesBy, breachesOf, type Checks } from "../shared/breach";
import { isButMisnamed, shapeProblems } from "../shared/validation/shape";
import { below, isIn, type Problem } from "../shared/problems";
import { nodePoolArgs, type NodePoolArgs } from "./args/node-pool";
import { withNodeGroupOverrides } from "./facts/overrides";
import * as capacity from "./rules/capacity-rules";
import { systemRunsOnIt } from "./rules/ami-rules";
import { factsAgree, factsAreOfThePool } from "./rules/facts-rules";
import * as image from "./rules/image-rules";
import { acceleratorsAgree, acceleratorsAreWhole, architecturesAgree, typesAreKnown } from "./rules/instance-rules";
import * as kubelet from "./rules/kubelet-rules";
import { decidersAreKnown } from "./rules/known-rules";
import { localStorageHasDisks } from "./rules/local-storage-rules";
import { labelsAreAccepted, tagsAreAccepted, taintsAreAccepted } from "./rules/metadata-rules";
import { poolNameIsUsable, namesDiffer, platformIsALabel } from "./rules/name-rules";
import * as network from "./rules/network-rules";
import * as node from "./rules/node-rules";
import { launchTemplateIsAccepted, nodeGroupIsAccepted } from "./rules/override-rules";
import { overriddenVolumesAreRight } from "./rules/override-volume-rules";
import { reservedMemoryIsAQuantity } from "./rules/reserved-rules";
import { type PoolRule } from "./rules/rule";
import { desiredSizeIsBetween, sizesAreOrdered, subnetsAreSubnets } from "./rules/size-rules";
import * as upkeep from "./rules/upkeep-rules";
import { userDataFits } from "./rules/user-data-rules";
import * as volume from "./rules/volume-rules";
import { withKnownNames } from "../shared/validation/known-names";
import { withDefaults } from "../shared/validation/defaults";

const DECIDERS: Checks<typeof rules.POOL_DECIDERS, PoolRule> = { "R-POOL-KNOWN": decidersAreKnown };

const OVERRIDES: Checks<typeof rules.POOL_OVERRIDES, PoolRule> = {
    "R-GROUP-OVERRIDE": nodeGroupIsAccepted,
    "R-TEMPLATE-OVERRIDE": launchTemplateIsAccepted,
};

const NODES: Checks<typeof rules.POOL_NODES, PoolRule> = {
    "R-POOL-NAME": poolNameIsUsable,
    "R-TYPE-KNOWN": typesAreKnown,
    "R-TYPE-SYSTEM": systemRunsOnIt,
    "R-FACTS-TYPE": factsAreOfThePool,
    "R-FACTS-AGREE": factsAgree,
    "R-ARCH-MIXED": architecturesAgree,
    "R-GPU-SLICE": acceleratorsAreWhole,
    "R-GPU-MIXED": acceleratorsAgree,
    "R-POOL-SIZES": sizesAreOrdered,
    "R-POOL-DESIRED": desiredSizeIsBetween,
    "R-SUBNET-ID": subnetsAreSubnets,
    "R-POOL-LABELS": labelsAreAccepted,
    "R-POOL-TAINTS": taintsAreAccepted,
    "R-POOL-TAGS": tagsAreAccepted,
    "R-RESERVED-MEMORY": reservedMemoryIsAQuantity,
};

const CAPACITY: Checks<typeof rules.POOL_CAPACITY, PoolRule> = {
    "R-BLOCK-WHOLE": capacity.capacityBlockIsWhole,
    "R-BLOCK-TYPE": capacity.capacityBlockHasAccelerators,
    "R-RESERVATION-ONCE": capacity.reservationIsNamedOnce,
    "R-RESERVATION-ID": capacity.reservationLooksLikeOne,
};

const IMAGE: Checks<typeof rules.POOL_IMAGE, PoolRule> = {
    "R-AMI-FITS": image.amiFitsTypes,
    "R-AMI-OWN": image.ownImageDecidesAlone,
    "R-AMI-ONCE": image.amiIsNamedOnce,
    "R-AMI-ID": image.amiIdIsOne,
    "R-USER-DATA-OWN": image.userDataIsWhole,
    "R-SETTINGS-FAMILY": image.settingsFitFamily,
    "R-AMI-VERSION": image.versionsAreVersions,
};

const STORAGE: Checks<typeof rules.POOL_STORAGE, PoolRule> = {
    "R-VOLUME-FIGURES": volume.volumesAreRight,
    "R-DATA-VOLUME": volume.dataVolumeIsBottlerockets,
    "R-DISK-ONCE": volume.sizeIsSaidOnce,
    "R-SNAPSHOT": volume.snapshotIsLoaded,
    "R-LOCAL-DISKS": localStorageHasDisks,
    "R-TEMPLATE-VOLUMES": overriddenVolumesAreRight,
};

const KUBELET: Checks<typeof rules.POOL_KUBELET, PoolRule> = {
    "R-KUBELET-MAPS": kubelet.kubeletMapsAreRead,
    "R-KUBELET-GRACE": kubelet.softEvictionsHaveGrace,
    "R-KUBELET-IMAGES": kubelet.imageCollectionIsOrdered,
    "R-KUBELET-TEXTS": kubelet.kubeletTextsAreRead,
};

const NETWORK: Checks<typeof rules.POOL_NETWORK, PoolRule> = {
    "R-ZONE-NAME": network.zonesAreZones,
    "R-SECURITY-GROUP": network.securityGroupsAreGroups,
    "R-EFA-TYPE": network.efaIsThere,
    "R-EFA-MIXED": network.efaAgrees,
    "R-EFA-COUNT": network.efaInterfacesFit,
    "R-ONE-ZONE": network.zoneIsOne,
    "R-PLACEMENT-GROUP": network.placementGroupIsOne,
    "R-SPREAD-SIZE": network.spreadIsSmall,
};

const UPKEEP: Checks<typeof rules.POOL_UPKEEP, PoolRule> = {
    "R-NODE-ROLE": node.nodeRoleIsARole,
    "R-NODE-POLICY": node.policiesArePolicies,
    "R-NODE-ROLE-OWN": node.givenRoleIsLeftAlone,
    "R-ONE-NUMBER": upkeep.numbersAreOne,
    "R-WARM-POOL": upkeep.warmPoolIsPossible,
    "R-USER-DATA-SIZE": userDataFits,
};

const RULES = { ...NODES, ...CAPACITY, ...IMAGE, ...STORAGE, ...KUBELET, ...NETWORK, ...UPKEEP };

const POOLS: Checks<typeof rules.POOLS, (names: readonly string[], path: string) => Problem[]> = {
    "R-POOL-TWINS": namesDiffer,
};

/** Everything wrong with one pool whose shape is right. Leaves may be `UNKNOWN`: rules that need them stay silent. */
export function checkNodePool(given: NodePoolArgs, at: { name: string; path: string }): Breach[] {
    const overrides = breachesBy(OVERRIDES, (rule) => rule(given, at));
    const pool = overrides.length > 0 ? given : withNodeGroupOverrides(given);
    const problems = breachesBy<PoolRule>(RULES, (rule) => rule(pool, at));
    return [
        ...breachesBy(DECIDERS, (rule) => rule(given, at)),
        ...acceptBreaches(given.accept, at.path),
        ...overrides,
        ...(pool === given ? problems : problems.map((each) => whereItStands(each, given, at.path))),
    ];
}

/** What `nodeGroup` says is judged as if it had been said of the pool, and blamed where it was written. */
function whereItStands(problem: Breach, { nodeGroup }: NodePoolArgs, path: string): Breach {
    const key = Object.keys(nodeGroup as object).find((name) => isIn(problem.path, below(path, name)));
    if (key === undefined) return problem;
    const rest = problem.path.slice(below(path, key).length);
    return { ...problem, path: `${below(below(path, "nodeGroup"), key)}${rest}` };
}

/** The same of a pool on its own, whose unit is a name that its user gives. */
export const checkPoolAlone = (
    given: NodePoolArgs,
    { name, platform }: { name: string; platform: string },
): Breach[] => [
    ...breachesOf("R-POOL-PLATFORM", platformIsALabel(platform)),
    ...checkNodePool(given, { name, path: "" }),
];

/**
 * Everything wrong with the pools of a unit, shapes included: a pool of the wrong shape is not judged any further, unless
 * all that is wrong with it are properties that there are none of.
 */
export function checkNodePools(pools: Readonly<Record<string, NodePoolArgs>>, path: string): Breach[] {
    const names = Object.keys(pools);
    const each = Object.entries(pools).flatMap(([name, pool]) => {
        const at = { name, path: below(path, name) };
        const shape = shapeProblems(nodePoolArgs, pool, at.path);
        return isButMisnamed(shape, at.path)
            ? [...shape, ...checkNodePool(poolWithoutNulls(withKnownNames(nodePoolArgs, pool)), at)]
            : [...breachesOf("R-POOL-NAME", poolNameIsUsable(pool, at)), ...shape];
    });
    return [...breachesBy(POOLS, (rule) => rule(names, path)), ...each];
}

/** A pool as if its user had left out what is null: that is what null stands for, in YAML above all. */
export const poolWithoutNulls = (pool: NodePoolArgs): NodePoolArgs => withDefaults(nodePoolArgs, pool);
