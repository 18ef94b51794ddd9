import type { CreateNodegroupRequest } from "@aws-sdk/client-eks";
import { findTemplate, findVersion } from "../ec2/launch-template-record";
import type { NodeGroupFacts } from "../rules/node-group-facts";
import type { World } from "../world";
import { invalidParameter } from "./errors";
import type { ClusterRecord, NodeGroupRecord } from "./records";
import { DEFAULT_VERSION } from "./versions";

export const DEFAULT_INSTANCE_TYPE = "t3.medium";

/** Looks up everything the rules about a node group need. */
export async function gatherFacts(
    request: CreateNodegroupRequest,
    cluster: ClusterRecord,
    template: NodeGroupRecord["template"],
    world: World,
): Promise<NodeGroupFacts> {
    const types = instanceTypesInEffect(request.instanceTypes, template);
    const [subnets, instanceTypes, role] = await Promise.all([
        lookUp(request.subnets ?? [], (id) => world.lookups.subnet(id)),
        lookUp(types, (name) => world.lookups.instanceType(name)),
        world.lookups.role(request.nodeRole?.split("/").at(-1) ?? ""),
    ]);
    const clusterVersion = cluster.description.version ?? DEFAULT_VERSION;
    const clusterVpc = cluster.description.resourcesVpcConfig?.vpcId ?? "";
    const placementGroup = world.placementGroups.get(template?.data.Placement?.GroupName ?? "");
    return {
        request,
        clusterVersion,
        clusterVpc,
        template: template?.data,
        subnets,
        instanceTypes,
        role,
        placementGroup,
    };
}

/** What the machines are made of: the request's types, else the template's, else EKS's default. */
export function instanceTypesInEffect(
    requested: readonly string[] | undefined,
    template: NodeGroupRecord["template"],
): readonly string[] {
    if (requested !== undefined && requested.length > 0) return requested;
    return [template?.data.InstanceType ?? DEFAULT_INSTANCE_TYPE];
}

/** The launch template version that a request names. Throws when there is none. */
export function templateOf(
    specification: CreateNodegroupRequest["launchTemplate"],
    world: World,
): NodeGroupRecord["template"] {
    if (specification === undefined) return undefined;
    const { id, name, version } = specification;
    if ((id === undefined) === (name === undefined)) {
        throw invalidParameter("Launch template must specify either id or name, not both");
    }
    const template = findTemplate(world.templates, id, name);
    if (template === undefined) throw invalidParameter(`Launch template ${id ?? name ?? ""} not found`);
    const found = findVersion(template, version);
    if (found === undefined) throw invalidParameter(`Launch template ${template.id} has no version ${version ?? ""}`);
    return { id: template.id, version: found.number, data: found.data };
}

async function lookUp<T>(
    names: readonly string[],
    find: (name: string) => Promise<T | undefined>,
): Promise<ReadonlyMap<string, T | undefined>> {
    return new Map(await Promise.all(names.map(async (name) => [name, await find(name)] as const)));
}
