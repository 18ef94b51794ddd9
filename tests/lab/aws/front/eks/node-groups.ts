import type {
    CreateNodegroupRequest,
    DeleteNodegroupRequest,
    DescribeNodegroupRequest,
    ListNodegroupsRequest,
    NodegroupIssueCode,
} from "@aws-sdk/client-eks";
import type { Outcome } from "../faults";
import { joinProblem } from "../rules/joining";
import { NODE_GROUP_RULES, violations } from "../rules/node-group";
import type { Handlers, World } from "../world";
import { inUse, invalidParameter, overLimit } from "./errors";
import { activeCluster, clusterNamed, nodeGroupNamed } from "./find";
import { newNodeGroup } from "./new-node-group";
import { gatherFacts, templateOf } from "./node-group-facts";
import type { ClusterRecord, NodeGroupRecord } from "./records";

const MOST_GROUPS = 30;

export const nodeGroups: Handlers = {
    async CreateNodegroup(input: CreateNodegroupRequest, world: World) {
        const cluster = activeCluster(world, input.clusterName);
        const name = input.nodegroupName ?? "";
        const exists = `NodeGroup already exists with name ${name} and cluster name ${cluster.name}`;
        if (cluster.nodeGroups.has(name)) throw inUse(exists);
        if (cluster.nodeGroups.size >= MOST_GROUPS) throw overLimit(`a cluster has at most ${MOST_GROUPS} node groups`);
        const template = templateOf(input.launchTemplate, world);
        const facts = await gatherFacts(input, cluster, template, world);
        const problems = violations(NODE_GROUP_RULES, facts);
        if (problems.length > 0) throw invalidParameter(problems.join("; "));
        const group = newNodeGroup(facts, template, world);
        // Looked up again: another request with this name may have come while the facts were gathered.
        if (cluster.nodeGroups.has(name)) throw inUse(exists);
        cluster.nodeGroups.set(name, group);
        const outcome = world.outcome("CreateNodegroup", input);
        world.later(world.settings().nodeGroupCreateMs, () => finishCreation(group, outcome, world));
        return { nodegroup: group.description };
    },
    DescribeNodegroup: (input: DescribeNodegroupRequest, world: World) => ({
        nodegroup: nodeGroupNamed(world, input).description,
    }),
    ListNodegroups: (input: ListNodegroupsRequest, world: World) => ({
        nodegroups: [...clusterNamed(world, input.clusterName).nodeGroups.keys()],
    }),
    DeleteNodegroup(input: DeleteNodegroupRequest, world: World) {
        const cluster = clusterNamed(world, input.clusterName);
        const group = nodeGroupNamed(world, input);
        const { description } = group;
        if (["CREATING", "UPDATING", "DELETING"].includes(description.status ?? "")) {
            throw inUse(`Nodegroup ${input.nodegroupName ?? ""} is ${description.status ?? ""} and cannot be deleted`);
        }
        const outcome = world.outcome("DeleteNodegroup", input);
        description.status = "DELETING";
        world.machinesChanged();
        world.later(world.settings().nodeGroupDeleteMs, async () => {
            await world.fleet()?.emptied(description.nodegroupName ?? "");
            finishDeletion(cluster, group, outcome);
        });
        return { nodegroup: description };
    },
};

async function finishCreation(group: NodeGroupRecord, outcome: Outcome | undefined, world: World): Promise<void> {
    const { description, autoScalingGroup } = group;
    const role = await world.lookups.role(description.nodeRole?.split("/").at(-1) ?? "");
    const lonely =
        (description.scalingConfig?.desiredSize ?? 0) > 0 ? joinProblem(role, description.labels ?? {}) : undefined;
    description.resources = { autoScalingGroups: [{ name: autoScalingGroup.name }] };
    description.modifiedAt = new Date();
    if (outcome !== undefined) {
        fail(group, "CREATE_FAILED", outcome);
    } else if (lonely !== undefined) {
        const message = `Instances failed to join the kubernetes cluster (${lonely})`;
        fail(group, "CREATE_FAILED", { code: "NodeCreationFailure", message });
    } else {
        description.status = "ACTIVE";
        world.machinesChanged();
    }
}

function finishDeletion(cluster: ClusterRecord, group: NodeGroupRecord, outcome: Outcome | undefined): void {
    if (outcome === undefined) cluster.nodeGroups.delete(group.description.nodegroupName ?? "");
    else fail(group, "DELETE_FAILED", outcome);
}

function fail(group: NodeGroupRecord, status: "CREATE_FAILED" | "DELETE_FAILED", outcome: Outcome): void {
    const resourceIds = [...(outcome.resourceIds ?? [group.autoScalingGroup.name])];
    group.description.status = status;
    group.description.health = {
        issues: [{ code: outcome.code as NodegroupIssueCode, message: outcome.message, resourceIds }],
    };
}
