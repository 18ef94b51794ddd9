import type { CreateNodegroupRequest, Nodegroup } from "@aws-sdk/client-eks";
import { randomUUID } from "node:crypto";
import { amiType } from "../rules/machines";
import type { NodeGroupFacts } from "../rules/node-group-facts";
import { ACCOUNT, type World } from "../world";
import { DEFAULT_INSTANCE_TYPE } from "./node-group-facts";
import type { AutoScalingGroupRecord, NodeGroupRecord } from "./records";
import { releaseVersion } from "./versions";

const DEFAULT_DISK_GIB = 20;

/** A node group as EKS describes it while its machines are being made. */
export function newNodeGroup(
    facts: NodeGroupFacts,
    template: NodeGroupRecord["template"],
    world: World,
): NodeGroupRecord {
    const uuid = randomUUID();
    const placed = template?.data.Placement?.AvailabilityZone;
    const [subnet] = facts.subnets.values();
    return {
        description: { ...describe(facts, template, uuid, world), ...machineFields(facts, template) },
        template,
        zone: placed ?? subnet?.zone ?? "",
        generation: 1,
        isForced: false,
        autoScalingGroup: autoScalingGroupOf(facts.request, uuid, world),
        updates: new Map(),
    };
}

function describe(facts: NodeGroupFacts, template: NodeGroupRecord["template"], uuid: string, world: World): Nodegroup {
    const { request, clusterVersion } = facts;
    const { clusterName = "", nodegroupName = "" } = request;
    const custom = template?.data.ImageId;
    const version = request.version ?? clusterVersion;
    const named = world.templates.get(template?.id ?? "");
    return {
        nodegroupName,
        clusterName,
        nodegroupArn: `arn:aws:eks:${world.region}:${ACCOUNT}:nodegroup/${clusterName}/${nodegroupName}/${uuid}`,
        version,
        releaseVersion: custom ?? request.releaseVersion ?? releaseVersion(version, amiType(facts)),
        createdAt: new Date(),
        modifiedAt: new Date(),
        status: "CREATING",
        subnets: request.subnets,
        nodeRole: request.nodeRole,
        labels: request.labels ?? {},
        taints: request.taints,
        health: { issues: [] },
        nodeRepairConfig: request.nodeRepairConfig,
        warmPoolConfig: request.warmPoolConfig,
        launchTemplate: template && { id: template.id, name: named?.name, version: String(template.version) },
        tags: request.tags ?? {},
    };
}

function machineFields(facts: NodeGroupFacts, template: NodeGroupRecord["template"]): Nodegroup {
    const { request } = facts;
    return {
        amiType: amiType(facts) as Nodegroup["amiType"],
        capacityType: request.capacityType ?? "ON_DEMAND",
        scalingConfig: { minSize: 1, maxSize: 2, desiredSize: 2, ...request.scalingConfig },
        updateConfig: request.updateConfig ?? { maxUnavailable: 1 },
        remoteAccess: request.remoteAccess,
        // A type or a disk that the template decides is not repeated on the group.
        instanceTypes: request.instanceTypes ?? (template?.data.InstanceType ? undefined : [DEFAULT_INSTANCE_TYPE]),
        diskSize: template === undefined ? (request.diskSize ?? DEFAULT_DISK_GIB) : undefined,
    };
}

/** The Auto Scaling group behind a node group, with the tags that EKS gives it. */
function autoScalingGroupOf(request: CreateNodegroupRequest, uuid: string, world: World): AutoScalingGroupRecord {
    const { clusterName = "", nodegroupName = "" } = request;
    const name = `eks-${nodegroupName}-${uuid}`;
    const tags = {
        "eks:cluster-name": clusterName,
        "eks:nodegroup-name": nodegroupName,
        "k8s.io/cluster-autoscaler/enabled": "true",
        [`k8s.io/cluster-autoscaler/${clusterName}`]: "owned",
        [`kubernetes.io/cluster/${clusterName}`]: "owned",
    };
    const arn = `arn:aws:autoscaling:${world.region}:${ACCOUNT}:autoScalingGroup:${uuid}:autoScalingGroupName/${name}`;
    const own = Object.entries(tags).map(([key, value]) => [key, { value, propagateAtLaunch: true }] as const);
    return { name, arn, createdAt: new Date(), tags: new Map(own) };
}
