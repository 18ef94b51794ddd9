import { isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type AmiType } from "../facts/ami";
import { type NodePoolArgs } from "../args/node-pool";
import { type NodeRepairConfigArgs, type UpdateConfigArgs, type WarmPoolConfigArgs } from "../args/upkeep";
import { chooseGroupName } from "../facts/group-name";
import { STACK_KEY, stackTag } from "../facts/identity";
import { type Fixed, isOfPool, type LiveNodeGroup } from "../facts/live-node-group";
import { type PoolContext } from "../facts/pool-context";
import { type Tags } from "../facts/tags";
import { namesOf } from "./group-content";
import { planScaling } from "./scaling";
import { type TaintArgs } from "../../placement/args/taint";
import { DEFAULT_MIN_SIZE } from "../args/sizes";

export interface GroupPlan {
    readonly name: string;
    readonly clusterName: string | Unknown;
    readonly subnetIds: readonly string[] | Unknown;
    /** `undefined` for an image of the user's own, which is in the launch template. */
    readonly amiType: AmiType | Unknown | undefined;
    readonly capacityType: string | Unknown;
    /** `undefined` for a Capacity Block, whose type is in the launch template. */
    readonly instanceTypes: readonly string[] | undefined;
    readonly scaling: { readonly minSize: number; readonly maxSize: number; readonly desiredSize: number };
    /** How many nodes of the group that is there its new bounds take. */
    readonly nodesBeyond: number;
    readonly labels: Readonly<Record<string, string>> | Unknown;
    readonly taints: readonly TaintArgs[] | Unknown;
    readonly tags: Tags;
    /** A role that exists; `undefined` for the one that is made. */
    readonly nodeRoleArn: string | Unknown | undefined;
    readonly updateConfig: UpdateConfigArgs | undefined;
    readonly nodeRepairConfig: NodeRepairConfigArgs | undefined;
    readonly warmPoolConfig: WarmPoolConfigArgs | undefined;
    readonly version: string | undefined;
    readonly releaseVersion: string | undefined;
    readonly forceUpdateVersion: boolean | undefined;
    readonly ignoreChanges: string[];
    /** Inputs that the name does not tell, because they are outputs: it is another one when they no longer are. */
    readonly outputs: readonly string[];
}

const CAPACITY_TYPES = { onDemand: "ON_DEMAND", spot: "SPOT", capacityBlock: "CAPACITY_BLOCK" } as const;

type Derived = Pick<GroupPlan, "amiType" | "labels" | "taints" | "tags"> & { readonly identity: object };

export function planNodeGroup(pool: NodePoolArgs, at: PoolContext, { identity, ...derived }: Derived): GroupPlan {
    const { capacity = "onDemand", nodeRoleArn } = pool;
    const capacityType = isUnknown(capacity) ? UNKNOWN : CAPACITY_TYPES[capacity];
    const instanceTypes = capacity === "capacityBlock" ? undefined : pool.instanceTypes;
    const subnetsAreLookedUp = pool.subnetIds === undefined && at.subnetsAreLookedUp;
    const subnetIds = at.chosenSubnetIds ?? pool.subnetIds ?? at.clusterSubnetIds;
    const fixedSubnets = subnetsAreLookedUp ? undefined : (pool.subnetIds ?? at.clusterSubnetIds);
    const names = namesOf({ ...pool, subnetIds: fixedSubnets, capacity }, at, { ...derived, identity });
    const settings: Fixed = {
        subnetIds: subnetsAreLookedUp ? undefined : subnetIds,
        instanceTypes,
        capacityType,
        nodeRoleArn,
    };
    const name = chooseGroupName(names, at.live, givenAsOutputs(settings, at));
    // A Capacity Block need not have room for old and new nodes at once.
    const replaced = capacityType === "CAPACITY_BLOCK" ? [] : groupsBefore(name, at);
    const { desiredIsLeftAlone, nodesBeyond, ...scaling } = planScaling(sizesOf(pool), at.live.get(name), replaced);
    return {
        name,
        clusterName: at.clusterName,
        subnetIds,
        capacityType,
        instanceTypes,
        scaling,
        nodesBeyond,
        ...derived,
        nodeRoleArn,
        ...planUpkeep(pool),
        ignoreChanges: [
            ...(desiredIsLeftAlone ? ["scalingConfig.desiredSize"] : []),
            ...(subnetsAreLookedUp ? ["subnetIds"] : []),
        ],
        outputs: outputsOf(pool, at, subnetsAreLookedUp),
    };
}

/** What the name does not tell: it has to be known in preview. */
const givenAsOutputs = (
    { subnetIds, instanceTypes, capacityType, nodeRoleArn }: Fixed,
    { outputs }: PoolContext,
): Fixed => ({
    ...(outputs.subnetIds && { subnetIds }),
    ...(outputs.instanceTypes && { instanceTypes }),
    ...(outputs.capacity && { capacityType }),
    ...(outputs.nodeRoleArn && { nodeRoleArn }),
});

/** The groups whose place this one takes. */
const groupsBefore = (name: string, at: PoolContext): LiveNodeGroup[] =>
    [...at.live]
        .filter(([other, group]) => other !== name && isOfPool(at, group) && group.tags[STACK_KEY] === stackTag(at))
        .map(([, group]) => group)
        .filter(({ status }) => !FAILED.includes(status));

const FAILED = ["CREATE_FAILED", "DELETE_FAILED"];

/** As they are called in the inputs. */
function outputsOf({ subnetIds }: NodePoolArgs, { outputs }: PoolContext, subnetsAreLookedUp: boolean): string[] {
    const subnets = subnetIds === undefined ? "cluster.subnetIds" : "subnetIds";
    return [
        ...(outputs.clusterName ? ["cluster.name"] : []),
        ...(outputs.subnetIds && !subnetsAreLookedUp ? [subnets] : []),
        ...(["instanceTypes", "capacity", "nodeRoleArn"] as const).filter((input) => outputs[input]),
    ];
}

function sizesOf({ minSize = DEFAULT_MIN_SIZE, maxSize, desiredSize }: NodePoolArgs) {
    return { minSize, maxSize, desiredSize: desiredSize ?? minSize };
}

type Kept = Pick<
    NodePoolArgs,
    "updateConfig" | "nodeRepairConfig" | "warmPoolConfig" | "version" | "releaseVersion" | "forceUpdateVersion"
>;

/** What EKS does with a group over time. A strategy alone is not enough for it: it wants a number beside it. */
function planUpkeep(pool: Kept) {
    const { updateConfig, nodeRepairConfig, warmPoolConfig, version, releaseVersion, forceUpdateVersion } = pool;
    const needsNumber =
        !isUnknown(updateConfig) &&
        updateConfig?.maxUnavailable === undefined &&
        updateConfig?.maxUnavailablePercentage === undefined;
    return {
        updateConfig: updateConfig && needsNumber ? { maxUnavailable: 1, ...updateConfig } : updateConfig,
        nodeRepairConfig:
            nodeRepairConfig && !isUnknown(nodeRepairConfig)
                ? { enabled: true, ...nodeRepairConfig }
                : nodeRepairConfig,
        warmPoolConfig,
        version,
        releaseVersion,
        forceUpdateVersion,
    };
}
