import { type NodePoolArgs } from "../../../node-pool/args/node-pool";
import { type NodePoolPlan } from "../../../node-pool/plan/node-pool";
import { contentHash } from "../../../shared/names";
import { containsUnknown, isUnknown, UNKNOWN, type Unknown } from "../../../shared/unknown";
import { type PlannedPool } from "./pool-args";
import { summaryOfTemplate } from "./template-summary";
import { toldInputs } from "./told-inputs";
import { summaryHash } from "./summary-hash";

/** As much of a pool as tells later what an edit of it does. Optional parts are there when they say something. */
export function summaryOfPool(plan: NodePoolPlan, given: Partial<NodePoolArgs> = {}): PlannedPool {
    const { placement, group, secrets } = plan;
    const told = toldInputs(plan, given);
    return {
        instanceTypes: placement.instanceTypes,
        capacity: placement.capacity,
        nodeGroupName: group.name,
        launchTemplate: summaryOfTemplate(plan),
        maxSize: group.scaling.maxSize,
        ...(group.nodesBeyond > 0 && { takes: group.nodesBeyond }),
        ...texts({
            amiType: group.amiType,
            clusterName: group.clusterName,
            nodeRole: group.nodeRoleArn === undefined ? undefined : summaryHash(group.nodeRoleArn),
            subnets: containsUnknown(group.subnetIds) ? UNKNOWN : contentHash(sorted(group.subnetIds)),
            version: group.version,
            releaseVersion: group.releaseVersion,
        }),
        ...(group.forceUpdateVersion === true && { force: true }),
        ...(group.outputs.length > 0 && { outputs: [...group.outputs] }),
        ...(told !== undefined && { told }),
        ...summaryOfLabels(group.labels, secrets.labels),
        ...summaryOfTaints(group.taints, secrets.taints),
    };
}

const sorted = (ids: readonly string[] | Unknown): readonly string[] => (isUnknown(ids) ? [] : ids.toSorted());

type Told = string | Unknown | undefined;

/** An unknown stands in for its text, as everywhere in what is planned. */
const texts = (all: Readonly<Record<string, Told>>): Partial<PlannedPool> =>
    Object.fromEntries(Object.entries(all).filter(([, text]) => text !== undefined));

function summaryOfLabels(labels: NodePoolPlan["group"]["labels"], areSecret: boolean): Pick<PlannedPool, "labels"> {
    if (isUnknown(labels)) return { labels: UNKNOWN as never };
    const entries = Object.entries(labels).map(([key, value]) => [named(key, areSecret), summaryHash(value)]);
    return { labels: Object.fromEntries(entries) as Record<string, string> };
}

function summaryOfTaints(taints: NodePoolPlan["group"]["taints"], areSecret: boolean): Pick<PlannedPool, "taints"> {
    if (containsUnknown(taints) || isUnknown(taints)) return { taints: UNKNOWN as never };
    if (taints.length === 0) return {};
    const entries = taints.map(({ key, value = "", effect }) => [
        `${named(key, areSecret)}:${effect}`,
        summaryHash(value),
    ]);
    return { taints: Object.fromEntries(entries) as Record<string, string> };
}

/** Messages quote it: of a secret they must not. */
const named = (key: string, isSecret: boolean): string => (isSecret ? contentHash(key) : key);
