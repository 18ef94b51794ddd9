import type {
    CreateNodegroupRequest,
    ErrorCode,
    Nodegroup,
    Taint,
    Update,
    UpdateNodegroupConfigRequest,
    UpdateNodegroupVersionRequest,
} from "@aws-sdk/client-eks";
import type { Outcome } from "../faults";
import { CONFIG_RULES, NODE_GROUP_RULES, violations } from "../rules/node-group";
import type { Handlers, World } from "../world";
import { inUse, invalidParameter, invalidRequest } from "./errors";
import { activeCluster, nodeGroupNamed } from "./find";
import { gatherFacts, templateOf } from "./node-group-facts";
import type { NodeGroupRecord } from "./records";
import { roll } from "./roll";
import { startUpdate } from "./updates";
import { minorOf, releaseVersion } from "./versions";

export const nodeGroupUpdates: Handlers = {
    async UpdateNodegroupConfig(input: UpdateNodegroupConfigRequest, world: World) {
        const cluster = activeCluster(world, input.clusterName);
        const group = changeable(nodeGroupNamed(world, input));
        const changed = changedConfig(group.description, input);
        const facts = await gatherFacts(
            asRequest({ ...group.description, ...changed }),
            cluster,
            group.template,
            world,
        );
        refuse(violations(CONFIG_RULES, facts));
        const update = startUpdate(group.updates, "ConfigUpdate", configParams(input));
        begin(group, update, world.outcome("UpdateNodegroupConfig", input), world, () => {
            Object.assign(group.description, changed);
        });
        return { update };
    },
    async UpdateNodegroupVersion(input: UpdateNodegroupVersionRequest, world: World) {
        const cluster = activeCluster(world, input.clusterName);
        const group = changeable(nodeGroupNamed(world, input));
        const { description } = group;
        const template = newTemplate(group, input, world);
        const changed = changedVersion(description, template, input);
        const asked = { ...asRequest(description), version: input.version, releaseVersion: input.releaseVersion };
        const facts = await gatherFacts(asked, cluster, template, world);
        refuse([...violations(NODE_GROUP_RULES, facts), ...blockIsEmpty(description)]);
        const { version = "", launchTemplate } = changed;
        const params = { Version: version, LaunchTemplateVersion: launchTemplate?.version ?? "" };
        const update = startUpdate(group.updates, "VersionUpdate", params);
        const outcome = world.outcome("UpdateNodegroupVersion", input);
        if (outcome === undefined) roll(group, update, { template, isForced: input.force === true, changed }, world);
        else begin(group, update, outcome, world, () => undefined);
        return { update };
    },
};

/** The group, when it can take an update: EKS does one at a time. */
function changeable(group: NodeGroupRecord): NodeGroupRecord {
    const { status = "", nodegroupName = "" } = group.description;
    const message = `Nodegroup ${nodegroupName} cannot be updated while it is ${status}`;
    if (["CREATING", "UPDATING", "DELETING"].includes(status)) throw inUse(message);
    if (status !== "ACTIVE" && status !== "DEGRADED") throw invalidRequest(message);
    return group;
}

function begin(
    group: NodeGroupRecord,
    update: Update,
    outcome: Outcome | undefined,
    world: World,
    apply: () => void,
): void {
    const { description } = group;
    description.status = "UPDATING";
    world.later(world.settings().nodeGroupUpdateMs, () => {
        description.status = "ACTIVE";
        description.modifiedAt = new Date();
        update.status = outcome === undefined ? "Successful" : "Failed";
        if (outcome === undefined) {
            apply();
            world.machinesChanged();
        } else {
            const resourceIds = [...(outcome.resourceIds ?? [])];
            update.errors = [{ errorCode: outcome.code as ErrorCode, errorMessage: outcome.message, resourceIds }];
        }
    });
}

function newTemplate(
    group: NodeGroupRecord,
    input: UpdateNodegroupVersionRequest,
    world: World,
): NodeGroupRecord["template"] {
    if (input.launchTemplate === undefined) return group.template;
    if (group.template === undefined) {
        throw invalidParameter("A node group that was made without a launch template cannot get one");
    }
    const template = templateOf(input.launchTemplate, world);
    if (template?.id !== group.template.id) {
        throw invalidParameter(
            "The launch template must be the one the node group was made with; only its version may change",
        );
    }
    return template;
}

/** What the group says of itself after the update. */
function changedVersion(
    { version: present, launchTemplate: named, amiType }: Nodegroup,
    template: NodeGroupRecord["template"],
    input: UpdateNodegroupVersionRequest,
): Nodegroup {
    const version = input.version ?? present;
    if (version !== undefined && minorOf(version) < minorOf(present ?? version)) {
        throw invalidParameter(`Nodegroup version cannot go back from ${present ?? ""} to ${version}`);
    }
    const release = input.releaseVersion ?? releaseVersion(version ?? "", amiType ?? "");
    const launchTemplate = template && { ...named, version: String(template.version) };
    return { version, releaseVersion: template?.data.ImageId ?? release, launchTemplate };
}

/** EKS user guide, "Create a managed node group with Capacity Blocks for ML". */
function blockIsEmpty({ capacityType, scalingConfig }: Nodegroup): string[] {
    const isFull = capacityType === "CAPACITY_BLOCK" && (scalingConfig?.desiredSize ?? 0) > 0;
    return isFull ? ["The desired size of a node group with a Capacity Block must be 0 when it is upgraded"] : [];
}

function refuse(problems: readonly string[]): void {
    if (problems.length > 0) throw invalidParameter(problems.join("; "));
}

/** A description read as the request that would make it, for the rules. */
function asRequest(description: Nodegroup): CreateNodegroupRequest {
    const { clusterName, nodegroupName, subnets, nodeRole, launchTemplate, amiType, ...rest } = description;
    const { instanceTypes, capacityType, scalingConfig, labels, taints, ...upkeep } = rest;
    const { updateConfig, nodeRepairConfig, warmPoolConfig } = upkeep;
    const named = { clusterName, nodegroupName, subnets, nodeRole };
    const image = amiType === "CUSTOM" ? undefined : amiType;
    const machines = { launchTemplate, amiType: image, instanceTypes, capacityType, scalingConfig };
    return { ...named, ...machines, labels, taints, updateConfig, nodeRepairConfig, warmPoolConfig };
}

function changedConfig(description: Nodegroup, input: UpdateNodegroupConfigRequest): Nodegroup {
    const { scalingConfig, updateConfig, nodeRepairConfig, warmPoolConfig, labels, taints } = input;
    return {
        scalingConfig: { ...description.scalingConfig, ...scalingConfig },
        updateConfig: updateConfig ?? description.updateConfig,
        nodeRepairConfig: nodeRepairConfig ?? description.nodeRepairConfig,
        warmPoolConfig: warmPoolConfig ?? description.warmPoolConfig,
        labels: changedLabels(description.labels ?? {}, labels),
        taints: changedTaints(description.taints ?? [], taints),
    };
}

function changedLabels(
    labels: Readonly<Record<string, string>>,
    change: UpdateNodegroupConfigRequest["labels"],
): Record<string, string> {
    const removed = new Set(change?.removeLabels);
    return {
        ...Object.fromEntries(Object.entries(labels).filter(([key]) => !removed.has(key))),
        ...change?.addOrUpdateLabels,
    };
}

function changedTaints(taints: readonly Taint[], change: UpdateNodegroupConfigRequest["taints"]): Taint[] {
    const same = (one: Taint) => (other: Taint) => one.key === other.key && one.effect === other.effect;
    const added = change?.addOrUpdateTaints ?? [];
    const gone = [...added, ...(change?.removeTaints ?? [])];
    return [...taints.filter((taint) => !gone.some(same(taint))), ...added];
}

function configParams(input: UpdateNodegroupConfigRequest): Record<string, string> {
    const { minSize, maxSize, desiredSize } = input.scalingConfig ?? {};
    const all = {
        MinSize: minSize,
        MaxSize: maxSize,
        DesiredSize: desiredSize,
        LabelsToAdd: input.labels && JSON.stringify(input.labels.addOrUpdateLabels ?? {}),
        LabelsToRemove: input.labels && JSON.stringify(input.labels.removeLabels ?? []),
        TaintsToAdd: input.taints && JSON.stringify(input.taints.addOrUpdateTaints ?? []),
        TaintsToRemove: input.taints && JSON.stringify(input.taints.removeTaints ?? []),
    };
    return Object.fromEntries(
        Object.entries(all).flatMap(([key, value]) => (value === undefined ? [] : [[key, String(value)]])),
    );
}
