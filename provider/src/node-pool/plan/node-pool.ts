import { type InstanceType } from "../../instance-catalog/instance-type";
import { typesOf } from "../../instance-catalog/pool-types";
import { containsUnknown, isUnknown, UNKNOWN, type Unknown } from "../../shared/unknown";
import { type NodePoolArgs } from "../args/node-pool";
import { physicalName } from "../facts/group-name";
import { PLATFORM_KEY, POOL_KEY, STACK_KEY, stackTag } from "../facts/identity";
import { type NodeChoices } from "../../instance-catalog/node-choices";
import { autoscalerTags, nodeLabels, taintsOf } from "../facts/node-metadata";
import { withNodeGroupOverrides } from "../facts/overrides";
import { type GroupPlan, planNodeGroup } from "./group";
import { type ImagePlan, planImage } from "./image";
import { planSecurityGroups } from "./network";
import { planNodeChoices } from "./node-choices";
import { type PlacementGroupPlan, planPlacementGroup } from "./placement-group";
import { planRole, type RolePlan } from "./role";
import { planSecurityGroup, type SecurityGroupPlan } from "./security-group";
import { planTemplate } from "./template";
import { type TemplatePlan } from "./template-plan";
import { type PoolContext, type PoolSecrets } from "../facts/pool-context";
import { placementOfPool } from "./placement";
import { type Tags } from "../facts/tags";
import { type Join } from "../user-data/join";
import { type PoolPlacement } from "../../placement/args/pool-placement";
import { type TaintArgs } from "../../placement/args/taint";

/** Every decision about a pool, as data. Leaves may be `UNKNOWN`. */
export interface NodePoolPlan {
    readonly image: ImagePlan;
    /** Name of the component and of its children in the program. */
    readonly logicalName: string;
    /** What is made beside the group; `undefined` where the pool has it already or needs none. */
    readonly role: RolePlan | undefined;
    readonly securityGroup: SecurityGroupPlan | undefined;
    readonly placementGroup: PlacementGroupPlan | undefined;
    readonly template: TemplatePlan;
    /** Groups of the nodes that exist; `undefined` when EKS gives them the cluster's by itself. */
    readonly securityGroupIds: readonly string[] | Unknown | undefined;
    readonly group: GroupPlan;
    /** What pods and other programs must know; complete in every preview. */
    readonly placement: PoolPlacement;
    readonly secrets: PoolSecrets;
}

export function planNodePool(given: NodePoolArgs, at: PoolContext): NodePoolPlan {
    const pool = withNodeGroupOverrides(given);
    const identity = identityOf(at);
    const name = physicalName(at.unit, at.pool, identity);
    const nodes = planNodes(pool, at);
    const { types, image, labels, taints, tags } = nodes;
    const group = planNodeGroup(pool, at, { identity, amiType: image.amiType, labels, taints, tags: nodes.groupTags });
    return {
        logicalName: `${at.unit}-${at.pool}`,
        image,
        role: planRole(pool, name, at.region, tags),
        securityGroup: planSecurityGroup(pool, name, at.cluster?.vpcId ?? UNKNOWN, tags),
        placementGroup: planPlacementGroup(pool, { unit: at.unit, pool: at.pool, identity, tags }),
        template: planTemplate(pool, { name, types, image, join: joinOf(at, nodes), tags }),
        securityGroupIds: planSecurityGroups(pool, at.cluster?.securityGroupId ?? UNKNOWN),
        group,
        placement: {
            ...placementOfPool(
                { unit: at.unit, name: at.pool, subnetIds: at.subnetsAreLookedUp ? undefined : at.clusterSubnetIds },
                pool,
                { taints, choices: nodes.choices },
            ),
            nodeGroupName: group.name,
        },
        secrets: at.secrets,
    };
}

/** What the nodes are, and by what they are known. */
interface Nodes {
    readonly types: readonly InstanceType[] | Unknown;
    readonly image: ImagePlan;
    readonly labels: Labels | Unknown;
    readonly taints: readonly TaintArgs[] | Unknown;
    /** Where they differ from what a pool decides that says nothing. */
    readonly choices: Partial<NodeChoices>;
    readonly tags: Tags;
    /** With what the Cluster Autoscaler reads, and whose the group is. */
    readonly groupTags: Tags;
}

type Labels = Record<string, string>;

function planNodes(pool: NodePoolArgs, at: PoolContext): Nodes {
    const types = instanceTypesOf(pool);
    const image = planImage(pool, types);
    const labels = orUnknown(types, pool.labels, (known, given) => nodeLabels(at.unit, at.pool, known, given));
    const taints = orUnknown(types, pool.taints, (known, given) => taintsOf(known, given));
    const owner = { [PLATFORM_KEY]: at.unit, [POOL_KEY]: at.pool };
    const tags = isUnknown(pool.tags) ? UNKNOWN : { ...pool.tags, ...owner };
    const choices = planNodeChoices(pool, types, image.family);
    const taintKeys = isUnknown(taints) ? [] : taints.map((taint) => (isUnknown(taint) ? UNKNOWN : taint.key));
    const isOpen = containsUnknown([image.family, choices, taintKeys]) ? UNKNOWN : undefined;
    const hints = orUnknown(types, [labels, taints, isOpen], (known) =>
        autoscalerTags(known, { labels: labels as Labels, taints: taints as TaintArgs[], choices }),
    );
    return {
        types,
        image,
        labels,
        taints,
        choices,
        tags,
        groupTags: merged(tags, hints, { [STACK_KEY]: stackTag(at) }),
    };
}

const joinOf = (at: PoolContext, { labels, taints }: Nodes): Join => ({
    clusterName: at.clusterName,
    endpoint: at.cluster?.endpoint ?? UNKNOWN,
    certificateAuthority: at.cluster?.certificateAuthority ?? UNKNOWN,
    serviceCidr: at.cluster?.serviceCidr ?? UNKNOWN,
    labels,
    taints,
});

const identityOf = ({ project, stack, unit, pool }: PoolContext) => ({ project, stack, unit, pool });

function instanceTypesOf(pool: NodePoolArgs): readonly InstanceType[] | Unknown {
    return containsUnknown([pool.instanceTypes, pool.instanceFacts]) ? UNKNOWN : typesOf(pool);
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

const merged = (tags: Tags, hints: Tags, owner: Readonly<Record<string, string>>): Tags =>
    isUnknown(tags) || isUnknown(hints) ? UNKNOWN : { ...tags, ...hints, ...owner };
