import { containsUnknown, isUnknown, type Unknown } from "../../shared/unknown";
import { PLATFORM_KEY, POOL_KEY } from "./identity";

/** A managed node group as EKS has it now. */
export interface LiveNodeGroup {
    readonly status: string;
    readonly minSize: number;
    readonly maxSize: number;
    readonly desiredSize: number;
    readonly subnetIds: readonly string[];
    readonly instanceTypes: readonly string[];
    readonly capacityType: string;
    readonly nodeRoleArn: string;
    readonly labels: Readonly<Record<string, string>>;
    readonly tags: Readonly<Record<string, string>>;
}

/** The groups of the cluster that are named as those of a unit are. */
export type LiveNodeGroups = ReadonlyMap<string, LiveNodeGroup>;

/** Names that are cut, or that hyphens divide elsewhere, can be alike; labels tell. */
export const isOfPool = (
    { unit, pool }: { readonly unit: string; readonly pool: string },
    { status, labels }: LiveNodeGroup,
): boolean => status !== "DELETING" && labels[PLATFORM_KEY] === unit && labels[POOL_KEY] === pool;

/** What the plan wants of a group and EKS cannot change in one that exists; only what the name does not tell already. */
export interface Fixed {
    readonly subnetIds?: readonly string[] | Unknown | undefined;
    readonly instanceTypes?: readonly string[] | undefined;
    readonly capacityType?: string | Unknown;
    readonly nodeRoleArn?: string | Unknown | undefined;
}

/**
 * The group cannot become what is wanted: it never came up, or it differs in what EKS cannot edit. An update would
 * leave it as it is and report success (pulumi#17881), so it has to be replaced.
 */
export function mustBeReplaced(live: LiveNodeGroup, fixed: Fixed): boolean {
    if (live.status === "CREATE_FAILED") return true;
    return (
        differs(sorted(fixed.subnetIds), sorted(live.subnetIds)) ||
        differs(fixed.instanceTypes, live.instanceTypes) ||
        differs(fixed.capacityType, live.capacityType) ||
        differs(fixed.nodeRoleArn, live.nodeRoleArn)
    );
}

/** What is unknown, or told by the name, does not differ. */
const differs = (wanted: unknown, live: unknown): boolean =>
    wanted !== undefined && !containsUnknown(wanted) && JSON.stringify(wanted) !== JSON.stringify(live);

const sorted = (subnetIds: readonly string[] | Unknown | undefined) =>
    isUnknown(subnetIds) || containsUnknown(subnetIds) ? subnetIds : subnetIds?.toSorted();
