import * as pulumi from "@pulumi/pulumi";
import { containsOutput, type Inputs, resolved } from "../shared/pulumi/inputs";
import { tell, unaccepted } from "../shared/accept";
import { type Breach } from "../shared/breach";
import { logOf } from "../shared/pulumi/component-log";
import { rejectIfAny } from "../shared/pulumi/rejection";
import { maskOfInputs } from "../shared/pulumi/secret-leaves";
import { isButMisnamed, shapeProblems } from "../shared/validation/shape";
import { type NodePoolArgs, rayNodePoolArgs, type RayNodePoolArgs } from "./args/node-pool";
import { awsInvoke } from "./aws-invoke";
import { checkPoolAlone } from "./checks";
import { lookUpCluster } from "./cluster-lookup";
import { findPlans, type PoolSite } from "./find-plans";
import { needsCluster } from "./needs-cluster";
import { type NodePoolPlan } from "./plan/node-pool";
import { registerNodePool } from "./resources";
import { concealed } from "./secrets";
import { describeTypes } from "./type-lookup";
import { warningsOfPool } from "./warnings";
import { withDefaults } from "../shared/validation/defaults";
import { withKnownNames } from "../shared/validation/known-names";
import { type PoolPlacement } from "../placement/args/pool-placement";

/** One EKS managed node group with its role and launch template. */
export class RayNodePool extends pulumi.ComponentResource {
    /** What pods must know, known in preview, and the pool's AWS identity, known once it is made. */
    readonly placement: pulumi.Output<PoolPlacement>;
    readonly nodeGroup: pulumi.Resource;

    constructor(name: string, plan: NodePoolPlan, inputs: pulumi.Inputs, opts?: pulumi.ComponentResourceOptions) {
        // The inputs carry what the pool depends on, such as the subnets: they outlive it when all is destroyed.
        super("kuberay:index:RayNodePool", name, inputs, opts);
        const { roleArn, template, group } = registerNodePool(plan, {
            parent: this,
            customTimeouts: opts?.customTimeouts,
        });
        this.nodeGroup = group;
        this.placement = pulumi.output({
            ...plan.placement,
            taints: concealed(plan.placement.taints, plan.secrets.taints),
            nodeGroupArn: group.arn,
            nodeRoleArn: roleArn,
            launchTemplateId: template.id,
            autoScalingGroupName: group.resources.apply((all) => all[0]?.autoscalingGroups[0]?.name ?? ""),
        });
        this.registerOutputs({ placement: this.placement });
    }
}

/** The component on its own, as the plugin constructs it. Bad input is refused before anything is registered. */
export async function constructRayNodePool(
    name: string,
    inputs: Record<string, unknown>,
    opts: pulumi.ComponentResourceOptions,
): Promise<RayNodePool> {
    const what = `RayNodePool "${name}"`;
    const given = await resolved(inputs as Inputs<RayNodePoolArgs>);
    const shape = shapeProblems(rayNodePoolArgs, given);
    if (!isButMisnamed(shape)) rejectIfAny(what, shape);
    const known = withKnownNames(rayNodePoolArgs, given);
    const types = await describeTypes({ [name]: known }, () => "", awsInvoke(opts));
    const args = withDefaults(rayNodePoolArgs, types.pools[name]) as RayNodePoolArgs;
    const { poolName: pool = name, platform: unit = name, clusterName, ...settings } = args;
    const problems = types.explained(checkPoolAlone(settings, { name: pool, platform: unit }));
    rejectIfAny(what, [...shape, ...problems]);
    const { plan, warnings } = await planAlone(what, { ...settings, clusterName, pool, unit }, inputs, opts);
    const component = new RayNodePool(name, { ...plan, logicalName: name }, inputs, opts);
    // Of what was given: facts that were looked up have a warning of their own.
    const own = withDefaults(rayNodePoolArgs, given) as RayNodePoolArgs;
    const remarks = [...unaccepted(warnings, settings.accept), ...warningsOfPool(own, ""), ...types.warnings];
    await Promise.all(tell(remarks, logOf(component, await maskOfInputs(inputs))));
    return component;
}

async function planAlone(
    what: string,
    { clusterName, pool, unit, ...settings }: NodePoolArgs & { clusterName: string; pool: string; unit: string },
    inputs: Record<string, unknown>,
    opts: pulumi.ComponentResourceOptions,
): Promise<{ plan: NodePoolPlan; warnings: readonly Breach[] }> {
    const invoke = awsInvoke(opts);
    const subnetsAreLookedUp = settings.subnetIds === undefined;
    const isNeeded = subnetsAreLookedUp || needsCluster(settings);
    const clusterNameIsOutput = containsOutput(inputs.clusterName);
    const named = { name: clusterName, isOutput: clusterNameIsOutput, of: what, path: "clusterName" };
    const cluster = isNeeded ? await lookUpCluster(named, invoke) : undefined;
    const site: PoolSite = {
        unit,
        clusterName,
        region: cluster?.region,
        cluster,
        clusterSubnetIds: cluster?.subnetIds ?? [],
        subnetsAreLookedUp,
        clusterNameIsOutput,
        clusterSubnetsAreOutputs: false,
        of: what,
        path: () => "",
    };
    const { plans, warnings } = await findPlans({ [pool]: settings }, { [pool]: inputs }, site, invoke);
    const { [pool]: plan } = plans;
    if (plan === undefined) throw new Error(`RayNodePool: pool "${pool}" was not planned`);
    return { plan, warnings };
}
