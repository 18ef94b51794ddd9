import { Type } from "../../shared/definition";

/** For what the other inputs cannot say. */
export const overrideProperties = {
    nodeGroup: Type.Optional(
        Type.Unknown({
            description:
                "Inputs of `aws.eks.NodeGroup`, merged last: `updateConfig`, `nodeRepairConfig`, `warmPoolConfig`, `version`, `releaseVersion`, `forceUpdateVersion`; held to the same rules. What has an input of its own that decides more than this resource is given there. A change does what EKS does. Default: none.",
        }),
    ),
    launchTemplate: Type.Optional(
        Type.Unknown({
            description:
                "Inputs of `aws.ec2.LaunchTemplate`, e.g. `{ monitoring: { enabled: true } }`, merged last: maps by key, `blockDeviceMappings` by device, other lists replaced. What EKS or an input of its own decides is refused. A change replaces all nodes of the pool, one after the other. Default: none.",
        }),
    ),
};
