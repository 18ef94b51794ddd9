import { autoScaling } from "./autoscaling/groups";
import { instanceTypes } from "./ec2/instance-types";
import { launchTemplates } from "./ec2/launch-templates";
import { placementGroups } from "./ec2/placement-groups";
import { accessEntries } from "./eks/access-entries";
import { addons } from "./eks/addons";
import { clusters } from "./eks/clusters";
import { nodeGroupUpdates } from "./eks/node-group-updates";
import { nodeGroups } from "./eks/node-groups";
import { podIdentities } from "./eks/pod-identities";
import { tags } from "./eks/tags";
import { updates } from "./eks/updates";
import type { Handlers } from "./world";

/**
 * What the lab does itself, because moto has it not or has it wrong. EKS and Auto Scaling are wholly the lab's: nothing
 * of theirs reaches moto.
 */
export const OWN_OPERATIONS: Readonly<Record<string, Handlers>> = {
    eks: {
        ...clusters,
        ...nodeGroups,
        ...nodeGroupUpdates,
        ...updates,
        ...addons,
        ...podIdentities,
        ...accessEntries,
        ...tags,
    },
    ec2: { ...launchTemplates, ...placementGroups, ...instanceTypes },
    autoscaling: autoScaling,
};

/** Services that moto may answer for. */
export const MOTO_SERVICES: readonly string[] = ["ec2", "iam", "sts"];
