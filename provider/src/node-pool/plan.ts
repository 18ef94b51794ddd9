import { type InstanceType } from "../instance-catalog/instance-type";
import { typesOf } from "../instance-catalog/pool-types";
import { containsUnknown, isUnknown, UNKNOWN, type Unknown } from "../shared/unknown";
import { amiTypeFor } from "./ami";
import { type NodePoolArgs, type PoolPlacement, type TaintArgs } from "./args";
import { DEFAULT_DISK_SIZE_GIB, DEFAULT_MIN_SIZE } from "./defaults";
import { planGroup, type GroupPlan } from "./group-plan";
import { physicalName } from "./group-name";
import { PLATFORM_KEY, POOL_KEY } from "./identity";
import { type PoolContext } from "./pool-context";
import { autoscalerTags, labelsOf, selectorOf, taintsOf } from "./node-metadata";
import { planRole, type RolePlan } from "./role-plan";
import { type PoolSecrets } from "./secrets";
import { planTemplate, type TemplatePlan } from "./template-plan";

/** Every decision about a pool, as data. Leaves may be `UNKNOWN`. */
export interface NodePoolPlan {
    /** Name of the component and of its children in the program. */
    readonly logicalName: string;
    readonly role: RolePlan;
    readonly template: TemplatePlan;
    readonly group: GroupPlan;
    /** What pods and other programs must know; complete in every preview. */
    readonly placement: PoolPlacement;
    readonly secrets: PoolSecrets;
}

export function planNodePool(pool: NodePoolArgs, at: PoolContext): NodePoolPlan {
    const types = instanceTypesOf(pool);
    const name = physicalName(at.unit, at.pool, identityOf(at));
    const diskSizeGiB = pool.diskSize ?? DEFAULT_DISK_SIZE_GIB;
    const amiType = types === UNKNOWN ? UNKNOWN : firstAmiType(types);
    const labels = orUnknown(types, pool.labels, (known, given) => labelsOf(at.unit, at.pool, known, given));
    const taints = orUnknown(types, pool.taints, (known, given) => taintsOf(known, given));
    const owner = { [PLATFORM_KEY]: at.unit, [POOL_KEY]: at.pool };
    const tags = isUnknown(pool.tags) ? UNKNOWN : { ...pool.tags, ...owner };
    const hints = orUnknown(types, [labels, taints, diskSizeGiB], (known) =>
        autoscalerTags(known, { labels: labels as Labels, taints: taints as TaintArgs[], choices: { diskSizeGiB } }),
    );
    const group = planGroup(pool, at, { identity: identityOf(at), amiType, labels, taints, tags: merged(tags, hints) });
    return {
        logicalName: `${at.unit}-${at.pool}`,
        role: planRole(name, at.region, tags),
        template: planTemplate(name, amiType, diskSizeGiB, tags),
        group,
        placement: {
            nodeSelector: selectorOf(at.unit, at.pool),
            taints: taints as TaintArgs[],
            instanceTypes: pool.instanceTypes,
            ...(pool.instanceFacts && { instanceFacts: pool.instanceFacts }),
            capacity: pool.capacity ?? "onDemand",
            minSize: pool.minSize ?? DEFAULT_MIN_SIZE,
            maxSize: pool.maxSize,
            nodeGroupName: group.name,
        },
        secrets: at.secrets,
    };
}

type Labels = Record<string, string>;

const identityOf = ({ project, stack, unit, pool }: PoolContext) => ({ project, stack, unit, pool });

function instanceTypesOf(pool: NodePoolArgs): readonly InstanceType[] | Unknown {
    return containsUnknown([pool.instanceTypes, pool.instanceFacts]) ? UNKNOWN : typesOf(pool);
}

/** All types of a pool agree in what the AMI depends on: the checks see to it. */
function firstAmiType([first]: readonly InstanceType[]) {
    return first === undefined ? UNKNOWN : amiTypeFor(first);
}

/** A derived map is unknown while the types or the map it extends are; single unknown values inside it are not in the way. */
function orUnknown<Given, Derived>(
    types: readonly InstanceType[] | Unknown,
    given: Given,
    derive: (types: readonly InstanceType[], given: Given) => Derived,
): Derived | Unknown {
    const parts: unknown[] = Array.isArray(given) ? given : [given];
    return types === UNKNOWN || isUnknown(given) || parts.some(isUnknown) ? UNKNOWN : derive(types, given);
}

const merged = (tags: Labels | Unknown, hints: Record<string, string | Unknown> | Unknown) =>
    tags === UNKNOWN || hints === UNKNOWN ? UNKNOWN : { ...tags, ...hints };
